import { UsageError } from '../../model/errors.ts';
import { nearest } from '../../model/nearest.ts';
import { type HintLevel, hintLevels } from '../../model/report.ts';

/** `key=value` words as parameters; the last one of a key counts. */
export const readSet = (words: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
      if (name === undefined || value === undefined)
        throw new UsageError(`--set "${word}" is not of the form key=value.`, 'Write for example --set x=7');
      return [name, value];
    }),
  );

/** Seconds as milliseconds. Two minutes are enough for both rounds of a slow host. */
export const readTimeout = (text = '120'): number => {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > 3600)
    throw new UsageError(`--timeout cannot be "${text}".`, 'Allowed: whole seconds from 1 to 3600.');
  return seconds * 1000;
};

/** The size of a simulated class; a bridge takes no more than a thousand hosts. */
export const readStudents = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const students = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (students < 1 || students > 1000)
    throw new UsageError(`--students cannot be "${text}".`, 'Allowed: a whole number from 1 to 1000.');
  return students;
};

/** @throws UsageError where there is no such level */
export const readHints = (text: string | undefined): HintLevel | undefined => readChoice('--hints', text, hintLevels);

/** One of a few words, or undefined where the option was not given. @throws UsageError for any other word */
export const readChoice = <T extends string>(
  option: string,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined => {
  const found = allowed.find((known) => known === text);
  if (text === undefined || found !== undefined) return found;
  throw new UsageError(`${option} cannot be "${text}".${nearest(text, allowed)}`, `Allowed: ${allowed.join(', ')}.`);
};

/** A moment with its time zone. @throws UsageError for any other text: a deadline must not depend on where it is read */
export const readMoment = (option: string, text: string | undefined): Date | undefined => {
  if (text === undefined) return undefined;
  const moment = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) ? text : NaN);
  if (Number.isNaN(moment.getTime()))
    throw new UsageError(
      `${option} cannot be "${text}".`,
      'Write a time with its zone, such as 2026-01-31T23:59:00+01:00 or 2026-01-31T22:59:00Z.',
    );
  return moment;
};
