import { readBytes } from '../../documents/files/read-bytes.ts';
import { plainCsv } from '../../model/csv-dialect.ts';
import { UsageError } from '../../model/errors.ts';
import type { Exporting } from '../../model/reporter.ts';
import type { ShowOptions } from '../options/grade-options.ts';

/** The formats that can fill in a file of their receiver. */
const filling = ['moodle', 'canvas'];

/**
 * How grades leave for a gradebook, by the options that were typed.
 *
 * @param formats the formats that are written
 * @throws UsageError where the file to fill in cannot be read, or no format fills it in
 */
export const exportingOf = async (
  { scale, csvDialect, fill, column }: ShowOptions,
  formats: readonly string[],
): Promise<Exporting> => {
  if (fill === undefined && column !== undefined)
    throw new UsageError('--column names a column of the file that --fill fills in.', 'Name that file: --fill FILE');
  if (fill !== undefined && !formats.some((name) => filling.includes(name)))
    throw new UsageError(
      `--fill ${fill} needs a format that fills it in.`,
      `Add --report ${filling.map((name) => `${name}:FILE`).join(' or --report ')}`,
    );
  const filled = fill === undefined ? null : await filledIn(fill, column);
  return { scale: scale ?? null, dialect: csvDialect ?? plainCsv, fill: filled };
};

const filledIn = async (file: string, column: string | undefined): Promise<Exporting['fill']> => {
  const bytes = await readBytes(file, limits);
  const { fillIn } = await import('../../documents/worksheet/fill-in.ts');
  return (lab, entries) => fillIn(file, bytes, { ...lab, column }, entries);
};

const limits = {
  mostBytes: 10_000_000,
  cure: 'Name a grading worksheet of Moodle, or a gradebook that Moodle or Canvas exported as CSV.',
};
