import type pc from 'picocolors';
import { plain } from './plain.ts';
import { width, wrap } from './wrap.ts';

/** The paper that the parts of the terminal report are written on. */
export type Paper = {
  readonly columns: number;
  readonly colours: ReturnType<typeof pc.createColors>;
};

/**
 * One labelled text, such as a check's hint. A `whole` one stays on its line: a command that is broken cannot be
 * copied.
 */
export type Entry = { readonly label: string; readonly text: string; readonly whole?: boolean };

/** A block of labelled texts, which begin in one column. */
export const entryLines = (entries: readonly Entry[], indent: string, { columns, colours }: Paper): string[] => {
  const widest = Math.max(...entries.map(({ label }) => width(label)));
  return entries.flatMap(({ label, text, whole }) => {
    const lead = `${indent}${label}${' '.repeat(widest - width(label))}  `;
    return painted(wrap(lead, plain(text), whole ? Infinity : columns), label, colours.dim);
  });
};

/** The lines with the label on the first of them coloured. Colours come after wrapping, so that they cannot change it. */
export const painted = (
  [first = '', ...rest]: readonly string[],
  label: string,
  colour: (text: string) => string,
): string[] => [first.replace(label, colour(label)), ...rest];
