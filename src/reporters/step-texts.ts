import { say, words } from '../languages/spoken.ts';
import type { Step } from '../model/step.ts';

/** Steps as lines of text: words before the line that they are about, each line behind the prompt of its place. */
export const stepTexts = (steps: readonly Step[], lab: string): string[] =>
  steps.flatMap((step, index) => {
    const stays = staysText(step, steps[index + 1]);
    return [
      ...(step.text === null ? [] : [step.text]),
      ...(step.run === null ? [] : [`${promptOf(step, lab)}${step.run}`]),
      ...(stays === null ? [] : [stays]),
    ];
  });

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
