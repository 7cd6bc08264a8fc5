import { readSheet } from 'read-excel-file/node';
import { paddedCells } from './padded-cells.ts';
import type { Table } from './table.ts';

type CellValue = string | boolean | Date | null | undefined;

/** The rows of a workbook's first sheet. Rows that hold nothing are omitted. */
export const workbookRows = async (bytes: Uint8Array): Promise<Table> => {
  try {
    const padded = paddedCells(bytes);
    const sheet = await readSheet(Buffer.from(bytes), { parseNumber: (text) => text });
    const rows = sheet.map((row, above) =>
      (row as CellValue[]).map((value, before) => ({
        text: shown(value, padded.get(`${above} ${before}`)),
        line: above + 1,
        column: before + 1,
      })),
    );
    return { rows: rows.filter((row) => row.some(({ text }) => text !== '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      rows: [],
      problem: { line: 1, column: 1, says: `this is not a workbook (XLSX) that can be read: ${reason}` },
    };
  }
};

/** A cell as the spreadsheet shows it: an id keeps its zeros, a date is 2026-01-31. */
const shown = (value: CellValue, digits: number | undefined): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  const text = String(value).trim();
  const whole = /^\d+(?:\.\d+)?e\+?\d+$/i.test(text) ? BigInt(Number(text)).toString() : text;
  return digits === undefined ? whole : whole.padStart(digits, '0');
};
