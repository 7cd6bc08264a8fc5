import { stringify } from 'csv-stringify/sync';
import type { CsvDialect } from '../../model/csv-dialect.ts';
import { plain } from '../plain.ts';

/** A text of somebody's, a number, or a mark of the receiver's own such as `-`, which is written as it is. */
export type CsvCell = string | number | { readonly as: string };

/** A table as text. No text of somebody's is a formula, a control or a new row. */
export const csvText = (rows: readonly (readonly CsvCell[])[], { separator, decimal, bom }: CsvDialect): string =>
  (bom ? '\ufeff' : '') +
  stringify(
    rows.map((row) => row.map((cell) => written(cell, decimal))),
    { delimiter: separator, record_delimiter: 'windows' },
  );

const written = (cell: CsvCell, decimal: string): string => {
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  if (typeof cell === 'object') return cell.as;
  const text = plain(cell).trim();
  return /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
};
