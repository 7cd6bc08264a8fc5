import type { PlacedProblem, Position } from '../position.ts';

/** One cell of a table, and where it begins. In a workbook that is its row and its column. */
export type Cell = Position & { readonly text: string };
export type Row = readonly Cell[];

/** The rows that could be read, and the problem that ended them early. */
export type Table = { readonly rows: readonly Row[]; readonly problem?: PlacedProblem };
