import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows } from './csv-rows.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'ř', '"', ',', ';', '\n', ' ', "'", '\t', '😀'), maxLength: 6 });
const table = fc
  .tuple(
    fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width - 1, maxLength: width - 1 }), { minLength: 1, maxLength: 6 }),
      ),
    fc.constantFrom(',', ';', '\t'),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([rows, delimiter, record_delimiter, quoted]) => ({
    // A header of names alone tells which mark separates; no row is empty, for those are left out.
    rows: [['id', ...rows[0]!.map((_, index) => `c${index}`)], ...rows.map((row, index) => [`s${index}`, ...row])],
    options: { delimiter, record_delimiter, quoted, quoted_match: /[\s";,]/ },
  }));

test('every table that a spreadsheet writes is read again, each cell where it stands', () => {
  fc.assert(
    fc.property(table, ({ rows, options }) => {
      const text = stringify(rows, options);
      const { rows: found, problem } = csvRows(text);
      expect(problem).toBeUndefined();
      expect(found.map((row) => row.map((read) => read.text))).toEqual(
        rows.map((row) => row.map((written) => written.trim())),
      );
      const lines = text.replaceAll('\r\n', '\n').split('\n');
      for (const [index, row] of found.entries())
        for (const [column, read] of row.entries()) {
          const raw = rows[index]![column]!;
          const begins = lines[read.line - 1]!.slice(read.column - 1);
          const isQuoted = options.quoted || /[\s";,]/.test(raw);
          expect(begins.startsWith(isQuoted && raw !== '' ? '"' : raw)).toBe(true);
        }
    }),
  );
});

test('no bytes break it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { rows } = csvRows(text);
      for (const { line, column } of rows.flat()) expect(Math.min(line, column)).toBeGreaterThan(0);
    }),
  );
});

test('a large table is read in linear time', () => {
  const { rows } = csvRows(`id,host\n${'a,ssh://h\n'.repeat(90_000)}`);
  expect(rows.at(-1)?.[0]).toEqual({ text: 'a', line: 90_001, column: 1 });
});
