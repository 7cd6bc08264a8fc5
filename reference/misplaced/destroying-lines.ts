import { type Cause, type Lab, type Place, type Step, type Verdict } from '../../src/index.ts';
import { type Plan, plan } from '../../src/stages/plan.ts';
import { saidOf, valuesOf } from '../../src/stages/sentences.ts';
import { destroys } from '../heal/destroys.ts';
import type { Case } from '../prove/cases.ts';
import { stepsOf } from '../prove/lint-steps.ts';
import type { Recording } from '../prove/replay.ts';
import { madeOf } from '../prove/replay.ts';

/** A line that destroys, as some host's report has it, or would have for another way. */
export type DestroyingLine = {
  readonly check: string;
  readonly cause: string;
  readonly place: Place;
  readonly run: string;
  /** The same line, with other numbers in the place of those that were found: a number means nothing elsewhere. */
  readonly withNumber: (number: number) => string;
};

/** Every line with a verb that destroys, of all reports of a lab's recorded hosts; each once. */
export const destroyingLines = (
  lab: Lab,
  cases: readonly Case[],
  saved: ReadonlyMap<string, Recording>,
): DestroyingLine[] => {
  const all = cases.flatMap((one) => {
    const recording = saved.get(one.id);
    return recording
      ? madeOf(lab, one, recording.evidence).verdicts.flatMap((verdict) => linesOf(lab, one, verdict))
      : [];
  });
  return [...new Map(all.map((line) => [`${line.place} ${line.withNumber(0)}`, line])).values()];
};

const linesOf = (lab: Lab, { set, phases }: Case, verdict: Verdict): DestroyingLine[] => {
  if (verdict.status !== 'failed') return [];
  const { check, cause: name, found } = verdict;
  const causes: Readonly<Record<string, Cause>> = lab.checks.find(({ id }) => id === check)!.causes;
  const cause = causes[name]!;
  const chosen = plan(lab, set, [], phases);
  return stepsOf(cause).flatMap((step): DestroyingLine[] => {
    if (step.run === null || !destroys(step.run)) return [];
    const lineWith = (values: Verdict & { status: 'failed' }): string => rendered(step, chosen, values.found);
    return [
      {
        ...{ check, cause: name, place: step.place, run: lineWith(verdict) },
        withNumber: (number) => lineWith({ ...verdict, found: { ...found, ...numbered(found, number) } }),
      },
    ];
  });
};

const rendered = (step: Step, chosen: Plan, found: Readonly<Record<string, string | number>>): string =>
  saidOf(valuesOf(chosen, found)).steps([{ ...step, text: null }])[0]!.run!;

const numbered = (found: Readonly<Record<string, string | number>>, number: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => (/^\d+$/.test(String(value)) ? [[name, number]] : [])),
  );
