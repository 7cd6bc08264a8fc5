import { IntlMessageFormat } from 'intl-messageformat';
import { visible } from './visible.ts';

export type SentenceValues = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * One ICU message with its values. Every value is made visible first, for it may come from a host.
 *
 * @throws Error where the message names a value that is not given
 */
export const sentence = (message: string, values: SentenceValues, language: string): string => {
  if (!/[{']/.test(message)) return message;
  const key = `${language}\n${message}`;
  let format = compiled.get(key);
  if (!format) compiled.set(key, (format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })));
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? visible(value) : value]),
  );
  return String(format.format(shown));
};
