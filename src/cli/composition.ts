import type { Lab } from '../model/lab.ts';
import type { HintLevel, Report } from '../model/report.ts';

/** What the command line is given: each part is loaded when a command first needs it. */
export type Composition = {
  readonly version: string;
  /** All labs; only the one of an id, where there is one of that id. */
  readonly labs: (only?: string) => Promise<readonly Lab[]>;
  readonly reference: () => Promise<Reference>;
  readonly demo: () => Promise<Demo>;
  readonly prove: () => Promise<Prove>;
};

/** Where the packages of a reference's root file system come from. */
export const packageSources = ['small-rpms', 'dnf', 'debootstrap'] as const;
export type PackageSource = (typeof packageSources)[number];

/** How a long-running command speaks. */
export type Ui = {
  /** One line of result, to standard output. */
  readonly print: (line: string) => void;
  /** One line about what happens, to standard error. */
  readonly say: (line: string) => void;
  /** What happens now, on a terminal only, in the place of what it said before; nothing to end it. */
  readonly status: (line: string) => void;
  /** Aborts on Ctrl-C: what was made is taken away again, then the reason is thrown. */
  readonly signal: AbortSignal;
};

export type ReferencePlace = {
  readonly lab: Lab;
  /** A new sandbox of this name, or this machine itself. */
  readonly place: { readonly sandbox: string } | 'local';
};

/** Builds the lab done right, and takes it away. Each returns the exit code; a LabcheckError is printed by the caller. */
export type Reference = {
  readonly up: (
    options: ReferencePlace & {
      /** Undefined: the best that this machine has. */
      readonly packages: PackageSource | undefined;
      readonly withDeps: boolean;
      readonly set: Readonly<Record<string, string>>;
    },
    ui: Ui,
  ) => Promise<number>;
  readonly down: (options: ReferencePlace, ui: Ui) => Promise<number>;
  /** Says which packages of the system are missing; installs them with `withDeps`. */
  readonly deps: (options: { readonly withDeps: boolean }, ui: Ui) => Promise<number>;
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
  /** The folder of this run. */
  readonly folder: string;
  /** The command line that starts this labcheck once more. */
  readonly program: readonly string[];
};

/**
 * Shows the whole of labcheck on this machine, and leaves nothing behind but the reports. Returns the exit code.
 * With a number of students it is a class, which is graded over ssh.
 */
export type Demo = (
  options: { readonly withDeps: boolean; readonly lab: Lab; readonly students: number | undefined },
  ui: DemoUi,
) => Promise<number>;

/** Proves labs on real sandboxes. Returns the exit code. */
export type Prove = (
  request: {
    readonly labs: readonly Lab[];
    /** Where some are named, only the mutants that these checks kill. */
    readonly checks: readonly string[];
    /** Where some are named, only these mutants and variants. */
    readonly mutants: readonly string[];
    readonly jobs: number;
    readonly record: boolean;
    /** Where the page of a lab is written. */
    readonly pageOf: (lab: Lab) => string;
    readonly withDeps: boolean;
  },
  ui: Ui,
) => Promise<number>;
