import { UsageError } from '../../model/errors.ts';
import { type Reader, several, text, toggle, value } from './option.ts';

const show = { definesRun: false };

/** The reports, and the places where they are written. */
export const report = several(
  '--report <format[:file]>',
  'write the report in a format, such as json, to a file or the screen (repeatable)',
  show,
);
export const reports = text(
  '--reports <dir>',
  'the folder of saved runs (default: reports, beside the course file)',
  show,
);
export const reportsHere = text('--reports <dir>', 'the folder of what is saved (default: reports)', show);
export const save = toggle('--no-save', 'do not save the run', show);
export const color = toggle('--no-color', 'print without colours', show);
export const resume = text('--resume <run>', 'resume a class run that was interrupted', show);
export const override = text('--override <file>', 'put a teacher’s decisions beside the verdicts');
export const newRun = text('-o, --output <dir>', 'the folder of the new run (default: a new one beside the first)');

/** A deadline must not depend on where it is read. */
const moment: Reader<Date> = (typed, name) => {
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(typed);
  const date = new Date(isMoment ? typed : NaN);
  if (!Number.isNaN(date.getTime())) return date;
  throw new UsageError(
    `${name} cannot be "${typed}".`,
    'Write a time with its zone, such as 2026-01-31T23:59:00+01:00 or 2026-01-31T22:59:00Z.',
  );
};
export const before = value(
  '--before <time>',
  'ignore evidence collected after this time, such as 2026-01-31T23:59:00+01:00',
  moment,
);
