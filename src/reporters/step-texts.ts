import { words } from '../languages/spoken.ts';
import type { Step } from '../model/step.ts';

/** Steps as lines of text: words before the line that they are about, and a place where it is not the host. */
export const stepTexts = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ place, run, text }) => [
    ...(text === null ? [] : [text]),
    ...(run === null ? [] : [place === 'host' ? run : `${words.report.places[place]}: ${run}`]),
  ]);
