import type { Check } from '../model/check.ts';
import { type Ground, weakest } from '../model/ground.ts';
import type { Probe } from '../model/probe.ts';
import { type Facts, questionsOf } from './facts.ts';
import { needsOf, type Plan } from './plan.ts';

/** The probes that a check's verdict on one host rests on; those of the second round as far as the first named them. */
export const probesOf = (check: Check<never>, plan: Plan, facts: Facts): Probe<unknown>[] =>
  questionsOf(needsOf(check, plan)).flatMap((question) =>
    'firsts' in question ? [...Object.values(question.firsts), ...[facts.followed(question) ?? []].flat()] : question,
  );

/** The weakest ground that a check's verdict on one host rests on. */
export const groundOf = (check: Check<never>, plan: Plan, facts: Facts): Ground =>
  weakest(probesOf(check, plan, facts).map(({ restsOn = 'kernel' }) => restsOn));
