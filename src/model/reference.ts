export { exitCodes } from './exit-codes.ts';

import type { Lab } from './lab.ts';
import type { HintLevel, Report } from './report.ts';

/**
 * The contract between the command line and the references: what one asks and the other does. Each part returns an
 * exit code.
 */

/** The places that the packages of a reference's root file system may come from. */
export const packageSources = ['small-rpms', 'dnf', 'debootstrap'] as const;
export type PackageSource = (typeof packageSources)[number];

/** How a long-running command speaks, and is stopped. */
export type Ui = {
  /** One line of result, to standard output. */
  readonly print: (line: string) => void;
  /** One line about what happens, to standard error. */
  readonly say: (line: string) => void;
  /** Shows the current activity, on a terminal only, in place of the previous one; nothing ends it. */
  readonly status: (line: string) => void;
  /** Aborts on Ctrl-C: what was made is taken away again, then the reason is thrown. */
  readonly signal: AbortSignal;
};

export type ReferencePlace = {
  readonly lab: Lab;
  /** A new sandbox of this name, or this machine itself. */
  readonly place: { readonly sandbox: string } | 'local';
};

export type UpRequest = ReferencePlace & {
  /** Undefined: the best that this machine has. */
  readonly packages: PackageSource | undefined;
  readonly withDeps: boolean;
  readonly set: Readonly<Record<string, string>>;
};

/** Builds the lab done right, and takes it away. */
export type Reference = {
  readonly up: (request: UpRequest, ui: Ui) => Promise<number>;
  readonly down: (place: ReferencePlace, ui: Ui) => Promise<number>;
  /** Says which packages of the system are missing; installs them with `withDeps`. */
  readonly deps: (request: { readonly withDeps: boolean }, ui: Ui) => Promise<number>;
};

/** One student of the demonstration, as the grader sees a student. */
export type DemoStudent = {
  readonly lab: Lab;
  readonly student: Report['student'];
  readonly host: string;
  readonly set: Readonly<Record<string, string>>;
  readonly hints: HintLevel;
};

export type DemoUi = Ui & {
  /** Grades one host for real and saves it in the run's folder. */
  readonly grade: (student: DemoStudent) => Promise<Report>;
  /** Prints a report as `labcheck` does. */
  readonly show: (report: Report) => Promise<void>;
  /** Writes a page of each student of a saved run, and one of all; returns the file of that. */
  readonly pages: (run: string) => Promise<string>;
  /** The folder of this run. */
  readonly folder: string;
  /** The command line that starts this labcheck once more. */
  readonly program: readonly string[];
};

/** With a number of students the demonstration is a class, which is graded over ssh. */
export type DemoRequest = { readonly withDeps: boolean; readonly lab: Lab; readonly students: number | undefined };

/** Shows all of labcheck on this machine, and leaves nothing behind but the reports. */
export type Demo = (request: DemoRequest, ui: DemoUi) => Promise<number>;

export type ProveRequest = {
  readonly labs: readonly Lab[];
  /** Where some are named, only the mutants that these checks kill. */
  readonly checks: readonly string[];
  /** Where some are named, only these mutants and variants. */
  readonly mutants: readonly string[];
  /** How many sandboxes at a time. */
  readonly jobs: number;
  /** Saves the evidence of every case that is proven as its recording. */
  readonly record: boolean;
  /** Also types the repairs of each wrong host's reports, until it has full marks. */
  readonly heal: boolean;
  /** Builds two mutants at a time on one host instead: so many pairs of a lab, or all; the seed draws them. */
  readonly pairs: { readonly seed: number; readonly sample: number | undefined } | undefined;
  /** How many other orders of repairs are tried where several are needed. */
  readonly orders: number;
  /** Types lines that destroy where they do not belong, in the place of the proof. */
  readonly misplaced: boolean;
  /** Where the page of a lab is written. */
  readonly pageOf: (lab: Lab) => string;
  /** Where a lab's matrix is written as Markdown; nowhere where it is undefined. */
  readonly markdown: string | undefined;
  readonly withDeps: boolean;
};

/** A mistake that the proof makes on purpose, and the causes that must be named for it. */
export type Mistake = {
  readonly id: string;
  readonly story: string;
  readonly killedBy: readonly (readonly [check: string, cause: string])[];
};

/** The mistakes of a lab's proof; none where it has none. */
export type Mistakes = (lab: Lab) => readonly Mistake[];

/** Proves labs on real sandboxes. */
export type Prove = (request: ProveRequest, ui: Ui) => Promise<number>;
