import { UsageError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { type HintLevel, hintLevels } from '../model/report.ts';

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
