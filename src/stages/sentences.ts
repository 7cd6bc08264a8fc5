import type { SentenceValues } from '../languages/sentence.ts';
import { say, words } from '../languages/spoken.ts';
import { visible } from '../languages/visible.ts';
import { elsewhere, type Step } from '../model/step.ts';
import { word } from '../shell/quote.ts';
import type { Plan } from './plan.ts';

/** The sentences and lines of a lab, with the values that stand in them. */
export type Said = {
  /** An ICU message with its values. */
  readonly say: (message: string) => string;
  /** Steps with theirs: quoted in lines, as they are in words. */
  readonly steps: (steps: readonly Step[]) => Step[];
};

/** The sentences of a lab with these values. */
export const saidOf = (values: SentenceValues): Said => {
  const told = (message: string): string => say(message, values);
  return {
    say: told,
    steps: (steps) =>
      steps.map(({ place, run, text, stays }) => {
        const beside = text === null ? null : told(text);
        if (run === null) return { place, run, text: beside, stays };
        const line = commandLine(run, values);
        return canBeTyped(run, values) ? { place, run: line, text: beside, stays } : inWords(line, beside);
      }),
  };
};

/**
 * The values that sentences may name: the parameters, overridden by values found on the host. A parameter that holds
 * another's name in
 * braces (`10.200.{x}.1/24`) shows that one's value, or its bare name where it has none.
 */
export const valuesOf = ({ parameters }: Pick<Plan, 'parameters'>, found: SentenceValues): SentenceValues => {
  const known: Record<string, string | number | undefined> = { ...parameters, ...found };
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? name));
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => [
      name,
      value === undefined ? name : typeof value === 'string' && name in parameters ? filled(value) : value,
    ]),
  );
};

/**
 * Whether a line means what it shows: each value is seen as it is, and none would be taken for an option. Names on a
 * host are chosen by people who may want neither.
 */
const canBeTyped = (template: string, values: SentenceValues): boolean =>
  namedIn(template).every((name) => {
    const value = String(values[name] ?? name);
    return visible(value) === value && !value.startsWith('-');
  });

const inWords = (line: string, text: string | null): Step => {
  const told = say(words.report.cannotBeTyped, { line });
  return elsewhere(text === null ? told : `${text} ${told}`);
};

const namedIn = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

/** A command to type: its values are quoted where a shell would read them otherwise. */
export const commandLine = (template: string, values: SentenceValues): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => word(visible(String(values[name] ?? name))));
