import { type CsvDialect, plainCsv } from '../../model/csv-dialect.ts';
import { UsageError } from '../../model/errors.ts';
import { type Reader, text, toggle, value } from './option.ts';

const show = { definesRun: false };

/** Spreadsheets of these languages open a table by a double click only where it is written so. */
const local: CsvDialect = { separator: ';', decimal: ',', bom: true };
const named: Readonly<Record<string, CsvDialect>> = { plain: plainCsv, cs: local, es: local, ru: local };

const parts: Readonly<Record<string, Partial<CsvDialect>>> = {
  comma: { separator: ',' },
  semicolon: { separator: ';' },
  tab: { separator: '\t' },
  'decimal-point': { decimal: '.' },
  'decimal-comma': { decimal: ',' },
  bom: { bom: true },
};

/** `cs`, or what differs from a plain table: `semicolon,decimal-comma,bom`. */
const dialect: Reader<CsvDialect> = (typed, name) => {
  const words = typed.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !Object.hasOwn({ ...named, ...parts }, word));
  if (wrong !== undefined)
    throw new UsageError(
      `${name} cannot be "${typed}".`,
      `Allowed: ${Object.keys(named).join(', ')}, or ${Object.keys(parts).join(', ')} with commas between.`,
    );
  return words.reduce((whole, word) => ({ ...whole, ...named[word], ...parts[word] }), plainCsv);
};

const mark: Reader<number> = (typed, name) => {
  const full = /^\d{1,4}(?:\.\d{1,2})?$/.test(typed) ? Number(typed) : 0;
  if (full > 0 && full <= 1000) return full;
  throw new UsageError(`${name} cannot be "${typed}".`, 'Allowed: a number above 0, up to 1000, such as 10.');
};

export const scale = value(
  '--scale <n>',
  'what full marks are in a gradebook (default: what the course says)',
  mark,
  show,
);
export const csvDialect = value(
  '--csv-dialect <name>',
  'how tables are written: cs, es or ru (semicolon, decimal comma, BOM), or such words with commas',
  dialect,
  show,
);
const fill = text(
  '--fill <file>',
  'fill the grades into this worksheet or gradebook that Moodle or Canvas exported',
  show,
);
const column = text('--column <name>', 'the column that --fill fills in (default: the one called as the lab)', show);

export const acceptSelfReported = toggle(
  '--accept-self-reported',
  'also merge, and write into gradebooks, grades from evidence that was handed in',
  show,
);

/** All of them, for a command that reports a class. */
export const exporting = [scale, fill, column, csvDialect, acceptSelfReported] as const;
