/** How a program writes a table as text. */
export type CsvDialect = {
  readonly separator: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
  /** Whether a byte order mark tells that it is UTF-8. */
  readonly bom: boolean;
};

/** The table that every program reads. */
export const plainCsv: CsvDialect = { separator: ',', decimal: '.', bom: false };
