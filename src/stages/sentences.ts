import type { SentenceValues } from '../languages/sentence.ts';
import { say } from '../languages/spoken.ts';
import { visible } from '../languages/visible.ts';
import type { Step } from '../model/step.ts';
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
      steps.map(({ place, run, text, stays }) => ({
        place,
        run: run === null ? null : commandLine(run, values),
        text: text === null ? null : told(text),
        stays,
      })),
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

/** A command to type: its values are quoted where a shell would read them otherwise. */
export const commandLine = (template: string, values: SentenceValues): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => word(visible(String(values[name] ?? name))));
