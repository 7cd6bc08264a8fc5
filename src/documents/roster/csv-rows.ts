import { CsvError, parse } from 'csv-parse/sync';
import { type PlacedProblem, type Position, positionOf } from '../position.ts';
import type { Row, Table } from './table.ts';

/** Longer than any honest row: an open quote would otherwise swallow the rest of the file. */
const longestRow = 20_000;

/**
 * Reads CSV as spreadsheets write it: commas, semicolons or tabs, as the first line has them or a line `sep=;` says;
 * quoted cells may hold line breaks. Rows that hold nothing are omitted.
 *
 * @returns the rows up to the first error of syntax, which is told
 */
export const csvRows = (text: string): Table => {
  const [, separator] = separatorLine.exec(text) ?? [];
  // An empty line in its place keeps the numbers of the lines.
  const source = text.replace(separatorLine, '\n').replace(/\r\n?/g, '\n');
  const delimiter = separator ?? delimiterOf(source);
  const rows: Row[] = [];
  const reader = cursor(source);
  const keep = ({ raw, record }: { raw: string; record: string[] }): null => {
    reader.goTo(source.indexOf(raw, reader.at()));
    const row = record.map((text) => ({ text: text.trim(), ...reader.cell(delimiter) }));
    if (row.some(({ text }) => text !== '')) rows.push(row);
    return null;
  };
  try {
    parse(source, {
      delimiter,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: longestRow,
      on_record: keep as never,
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, problem: broken(error, source, reader.at()) };
  }
};

/** Excel's own first line, which no other program shows as a row. */
const separatorLine = /^\ufeff?sep=([^\r\n"])(?:\r\n?|\n)/i;

/** Spreadsheets of countries that write 2,5 separate cells by semicolons. */
const delimiterOf = (source: string): string => {
  const [header = ''] = source
    .trimStart()
    .replace(/"[^"]*"/g, '')
    .split('\n');
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
};

/** Walks the source once, counting lines: the parser gives values alone, without their places. */
const cursor = (source: string) => {
  const here = { at: 0, line: 1, lineStart: 0 };
  const step = (): void => {
    const ends = source[here.at] === '\n';
    here.at += 1;
    if (!ends) return;
    here.line += 1;
    here.lineStart = here.at;
  };
  return {
    at: () => here.at,
    /** To a record, behind the empty lines before it. */
    goTo: (offset: number): void => {
      while (here.at < offset || source[here.at] === '\n') step();
    },
    /** Where the next cell begins; goes behind it. */
    cell: (delimiter: string): Position => {
      while (/[^\S\n]/.test(source[here.at] ?? '') && source[here.at] !== delimiter) step();
      const place = { line: here.line, column: here.at - here.lineStart + 1 };
      for (let quoted = false; here.at < source.length; step()) {
        const character = source[here.at];
        if (character === '"') quoted = !quoted;
        else if (!quoted && (character === delimiter || character === '\n')) break;
      }
      if (source[here.at] === delimiter) step();
      return place;
    },
  };
};

const broken = (error: CsvError, source: string, from: number): PlacedProblem => {
  const says = reasons[error.code] ?? `this is not CSV (${error.code}).`;
  // The parser names the last line that it read, which is far from the quote.
  if (unclosed.includes(error.code)) return { ...positionOf(source, lastOpening(source, from)), says };
  const line = Number(error['lines'] ?? 1);
  const column = (source.split('\n')[line - 1] ?? '').indexOf('"') + 1 || 1;
  return { line, column, says };
};

const unclosed: readonly string[] = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'];

/** Where the quote stands that is open at the end, or else the record that begins here. */
const lastOpening = (source: string, from: number): number => {
  let opened: number | undefined;
  for (let at = source.indexOf('"', from); at >= 0; at = source.indexOf('"', at + 1))
    opened = opened === undefined ? at : undefined;
  return opened ?? from;
};

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'this quote is never closed.',
  INVALID_OPENING_QUOTE: 'a quote stands within a cell: write the whole cell in quotes, and the quote itself twice.',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quote: a quote within a quoted cell is written twice.',
  CSV_MAX_RECORD_SIZE: `a row is longer than ${longestRow} characters: is a quote never closed?`,
};
