import { UsageError } from '../model/errors.ts';
import { withoutSecrets } from './secrets.ts';

/** The way from a document's root to one of its values: keys, and places in lists from 0. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a document. `says` names the value by its path; `atKey` points at its key instead. */
export type Problem = { readonly path: Path; readonly atKey?: boolean; readonly says: string };

/** Both count from 1, columns in UTF-16 units, as editors do. */
export type Position = {
  readonly line: number;
  readonly column: number;
  /** Where it is another file than the one that is read. */
  readonly file?: string;
};

/** Where a value of a document stands in its text; the nearest value above it where it does not exist. */
export type Where = (path: Path, atKey?: boolean) => Position;

/** What a value is called in a sentence. */
export type NameOf = (path: Path) => string;

/** A problem at its place in the text. */
export type PlacedProblem = Position & { readonly says: string };

export const placed = (problems: readonly Problem[], where: Where): PlacedProblem[] =>
  problems.map(({ path, atKey, says }) => ({ ...where(path, atKey), says }));

/** `students[2].host`; the document itself is `the file`. */
export const pathText = (path: Path): string => path.map(stepText).join('') || 'the file';

const stepText = (step: string | number, index: number): string => {
  if (typeof step === 'number') return `[${step}]`;
  if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
  return index > 0 ? `.${step}` : step;
};

/** More than this at once helps nobody who did not ask for all. */
const mostProblems = 20;

/** A document that cannot be used: one line a problem, `FILE:LINE:COLUMN: what is wrong`, in the order of the file. */
export const refusal = (
  file: string,
  problems: readonly PlacedProblem[],
  cure: string,
  most = mostProblems,
): UsageError => {
  const files = [file, ...new Set(problems.flatMap((problem) => problem.file ?? []))];
  const rank = (problem: PlacedProblem): number => files.indexOf(problem.file ?? file);
  const inOrder = problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
  const lines = [
    ...new Set(
      inOrder.map((problem) =>
        withoutSecrets(`${problem.file ?? file}:${problem.line}:${problem.column}: ${problem.says}`),
      ),
    ),
  ];
  const more = lines.length - most;
  return new UsageError(
    [...lines.slice(0, most), ...(more > 0 ? [`${file}: … and ${more} more.`] : [])].join('\n'),
    cure,
  );
};

/** The position of an offset in a text. */
export const positionOf = (text: string, offset: number): Position => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
};
