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

/** The name of a value in a sentence. */
export type NameOf = (path: Path) => string;

/** A problem at its place in the text. */
export type PlacedProblem = Position & { readonly says: string };

/** `students[2].host`; the document itself is `the file`. */
export const pathText = (path: Path): string => path.map(stepText).join('') || 'the file';

const stepText = (step: string | number, index: number): string => {
  if (typeof step === 'number') return `[${step}]`;
  if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
  return index > 0 ? `.${step}` : step;
};

/** The position of an offset in a text. */
export const positionOf = (text: string, offset: number): Position => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
};
