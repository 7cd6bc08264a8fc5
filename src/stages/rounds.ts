import type { Evidence } from '../model/evidence.ts';
import { groups, type Probe } from '../model/probe.ts';
import { isUnknown } from '../model/unknown.ts';
import type { Vantage } from '../model/vantage.ts';
import type { IsolatedShell } from '../shell/vantage.ts';
import { type Facts, factsOf, questionsOf } from './facts.ts';
import { inTime } from './guard.ts';
import { needsOf, type Plan } from './plan.ts';

/** By which parameters a lab's own isolated shell is known, where it has them. */
export const isolatedShell = ({ parameters: { netns, app } }: Plan): IsolatedShell => ({
  netns: netns === undefined ? undefined : String(netns),
  app: app === undefined ? undefined : String(app),
});

/** Why nothing can be judged, where the grader stood in a wrong place. */
export const blindness = (vantage: unknown): Evidence['failure'] =>
  vantage === null || isUnknown(vantage) ? undefined : { reason: 'vantage', ...(vantage as NonNullable<Vantage>) };

const questions = (plan: Plan) => plan.checks.flatMap((check) => questionsOf(needsOf(check, plan)));

/** The probes, each id once. */
export const distinct = (probes: readonly Probe<unknown>[]): Probe<unknown>[] => [
  ...new Map(probes.map((probe) => [probe.id, probe])).values(),
];

/** Every probe on which another may depend, and whatever else takes no time. */
export const firstRound = (plan: Plan): Probe<unknown>[] =>
  distinct(
    questions(plan).flatMap((question) =>
      'firsts' in question ? Object.values(question.firsts) : isSlow(question) ? [] : question,
    ),
  );

const isSlow = ({ group }: Probe<unknown>): boolean => groups[group].besides;

/**
 * The questions that the first round's facts lead to, and the slow ones, as far as they were not asked yet.
 *
 * @param outputs those of the first round
 * @param facts their parsed values, where they were parsed before
 */
export const secondRound = (
  plan: Plan,
  outputs: Evidence['outputs'],
  facts: Facts = factsOf({ outputs }),
): Probe<unknown>[] => {
  const next = (): Probe<unknown>[] =>
    questions(plan).flatMap((question) => ('firsts' in question ? (facts.followed(question) ?? []) : question));
  // Answers that cannot be read in time lead to nothing more; the checks say why.
  return distinct(inTime(facts.guard, next, () => [])).filter(({ id }) => !Object.hasOwn(outputs, id));
};
