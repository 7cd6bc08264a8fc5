import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { visible } from './visible.ts';

export type SentenceValues = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

// ICU looks through all its locales before it writes a first number, which takes longer than all sentences of a report.
// The messages name the language that they are in, and small counts are written the same wherever digits are Latin.
IntlMessageFormat.resolveLocale = (locales) => new Intl.Locale(String(locales));

const isSmall = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1000;

const formatters = {
  getNumberFormat: (...kind: ConstructorParameters<typeof Intl.NumberFormat>) => ({
    format: (value: number): string =>
      kind[1] === undefined && isSmall(value) ? String(value) : new Intl.NumberFormat(...kind).format(value),
  }),
  getDateTimeFormat: (...kind: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...kind),
  getPluralRules: (...kind: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...kind),
} as Formatters;

/**
 * Loads what plurals need, which takes longer than all sentences of a report: to be called while a host is waited
 * for.
 */
export const prepareSentences = (language: string): void =>
  void sentence('{count, plural, other {#}}', { count: 0 }, language);

/**
 * One ICU message with its values. Every value is made visible first, for it may come from a host.
 *
 * @throws Error where the message names a value that is not given
 */
export const sentence = (message: string, values: SentenceValues, language: string): string => {
  const given = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`The message "${message}" names {${name}}, which is not given.`);
    return typeof value === 'string' ? visible(value) : String(value);
  };
  // Most messages only name values, which ICU would put in as they are, after loading its data.
  if (!/'|\{\w+\s*,/.test(message)) return message.replace(/\{(\w+)\}/g, (_, name: string) => given(name));
  const key = `${language}\n${message}`;
  let format = compiled.get(key);
  if (!format)
    compiled.set(key, (format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true, formatters })));
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? visible(value) : value]),
  );
  return String(format.format(shown));
};
