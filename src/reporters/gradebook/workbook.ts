import type { Cell } from 'write-excel-file/node';
import { plain } from '../plain.ts';
import type { CsvCell } from './csv-text.ts';

/** The most characters that a cell holds. */
const longest = 32_767;

/**
 * A workbook of one sheet, its header and the first two columns in sight.
 *
 * @param colourOf the background of a cell, by its row and column below the header
 */
export const workbook = async (
  title: string,
  head: readonly CsvCell[],
  rows: readonly (readonly CsvCell[])[],
  colourOf: (row: number, column: number) => string | undefined = () => undefined,
): Promise<Uint8Array> => {
  // Few runs are written as a workbook.
  const { default: write } = await import('write-excel-file/node');
  const data = [
    head.map((cell) => ({ ...cellOf(cell), fontWeight: 'bold' as const })),
    ...rows.map((cells, row) =>
      cells.map((cell, column) => {
        const colour = colourOf(row, column);
        return { ...cellOf(cell), ...(colour === undefined ? {} : { backgroundColor: colour }) };
      }),
    ),
  ];
  return write(data as Cell[][], {
    sheet: sheetName(title),
    columns: head.map((cell, column) => ({
      width: column < 2 ? 18 : Math.max(8, (typeof cell === 'string' ? cell.length : 8) + 2),
    })),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
  }).toBuffer();
};

const cellOf = (cell: CsvCell) => {
  if (typeof cell === 'number') return { value: cell, type: Number };
  const text = workbookText(typeof cell === 'object' ? cell.as : cell);
  return text === '' ? {} : { value: text, type: String };
};

/** A text as a cell shows it: `_x0041_` would be read as A, and what is typed as text is no formula. */
const workbookText = (text: string): string =>
  plain(text)
    .trim()
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .slice(0, longest);

const sheetName = (title: string): string =>
  plain(title)
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || 'Class';
