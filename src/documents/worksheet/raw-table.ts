import type { Position } from '../position.ts';

/** One cell of a table's text: what it says, and from where to where it is written, with its quotes. */
export type RawCell = Position & {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
};

/** A table as it is written, so that single cells can be written anew and all else stays as it is. */
export type RawTable = { readonly separator: string; readonly rows: readonly (readonly RawCell[])[] };

/** Finds the cells of a CSV text. Rows that hold nothing are omitted. */
export const rawTable = (text: string): RawTable => {
  const [line = '', named] = /^sep=(.)(?:\r\n?|\n)/i.exec(text) ?? [];
  const separator = named ?? separatorOf(text);
  const rows: RawCell[][] = [];
  const here = { at: line.length, line: line === '' ? 1 : 2, lineStart: line.length };
  while (here.at < text.length) {
    const row = rowAt(text, separator, here);
    if (row.some((cell) => cell.text !== '')) rows.push(row);
  }
  return { separator, rows };
};

const separatorOf = (text: string): string => {
  const [header = ''] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/);
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
};

type Here = { at: number; line: number; lineStart: number };

const rowAt = (text: string, separator: string, here: Here): RawCell[] => {
  const row: RawCell[] = [];
  for (;;) {
    row.push(cellAt(text, separator, here));
    const mark = text[here.at];
    if (mark === separator) here.at += 1;
    else {
      if (mark !== undefined) breakLine(text, here);
      return row;
    }
  }
};

const cellAt = (text: string, separator: string, here: Here): RawCell => {
  const start = here.at;
  const place = { line: here.line, column: start - here.lineStart + 1 };
  const isQuoted = text[start] === '"';
  if (isQuoted) {
    for (here.at += 1; here.at < text.length; ) {
      if (text[here.at] === '"' && text[here.at + 1] === '"') here.at += 2;
      else if (text[here.at] === '"') break;
      else if (/[\r\n]/.test(text[here.at]!)) breakLine(text, here);
      else here.at += 1;
    }
    here.at += 1;
  }
  while (here.at < text.length && text[here.at] !== separator && !/[\r\n]/.test(text[here.at]!)) here.at += 1;
  const raw = text.slice(start, here.at);
  const says = isQuoted ? raw.replace(/^"|"\s*$/g, '').replaceAll('""', '"') : raw;
  return { ...place, text: says.trim(), start, end: here.at, isQuoted };
};

const breakLine = (text: string, here: Here): void => {
  here.at += text.startsWith('\r\n', here.at) ? 2 : 1;
  here.line += 1;
  here.lineStart = here.at;
};
