import type { ColumnOptions } from '../roster/columns.ts';
import { csvRows } from '../roster/csv-rows.ts';
import { type Roster, rosterOf } from '../roster/roster.ts';
import type { Table } from '../roster/table.ts';
import { tableText } from '../roster/table-text.ts';
import { readBytes } from './read-bytes.ts';

const limits = {
  mostBytes: 1_000_000,
  cure: 'Save it from the spreadsheet as “CSV UTF-8”, with the columns id and host at least.',
};

/**
 * Reads a table of students: CSV in UTF-8 or UTF-16, or a workbook (XLSX), of which the first sheet counts.
 *
 * @throws UsageError where the file cannot be read or is empty
 */
export const readRoster = async (file: string, options: ColumnOptions): Promise<Roster> =>
  rosterOf(file, await tableOf(await readBytes(file, limits)), options);

const tableOf = async (bytes: Uint8Array): Promise<Table> => {
  // Whatever the file is called: a workbook is a zip.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await import('../roster/workbook-rows.ts')).workbookRows(bytes);
  const decoded = tableText(bytes);
  return 'problem' in decoded ? { rows: [], problem: decoded.problem } : csvRows(decoded.text);
};
