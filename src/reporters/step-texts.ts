import { say, words } from '../languages/spoken.ts';
import type { Step } from '../model/step.ts';

/** One line of text: words for people, or what is typed, behind the prompt of its place. */
export type StepText = { readonly text: string; readonly typed: boolean };

/** Steps as lines of text: words stand before the line that they are about. */
export const stepLines = (steps: readonly Step[], lab: string): StepText[] =>
  steps.flatMap((step, index) => {
    const stays = staysText(step, steps[index + 1]);
    return [
      ...(step.text === null ? [] : [{ text: step.text, typed: false }]),
      ...(step.run === null ? [] : [{ text: `${promptOf(step, lab)}${step.run}`, typed: true }]),
      ...(stays === null ? [] : [{ text: stays, typed: false }]),
    ];
  });

/** The same, where words and lines look alike. */
export const stepTexts = (steps: readonly Step[], lab: string): string[] =>
  stepLines(steps, lab).map(({ text }) => text);

/** The prompt of the shell that a step is typed in: `host# `, or the lab's name in the isolated shell. */
export const promptOf = ({ place }: Pick<Step, 'place'>, lab: string): string =>
  say(words.report.prompts[place], { lab });

/** Where to type what follows a line that does not return; null after one that does. */
export const staysText = ({ stays }: Step, following: Step | undefined): string | null => {
  if (!stays) return null;
  const { opensShell, otherTerminal, letRun } = words.report.stays;
  if (following === undefined) return letRun;
  return following.place === 'shell' ? opensShell : otherTerminal;
};
