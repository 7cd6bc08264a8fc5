import type { Followed, Probe, Sweep } from '../model/probe.ts';
import { found } from '../shell/quote.ts';
import { questionsOf } from './facts.ts';
import { needsOf, type Plan } from './plan.ts';

/** The questions of a plan that are chosen by the facts of the first round. */
export const followedBy = (plan: Plan): Followed<unknown>[] =>
  plan.checks.flatMap((check) => questionsOf(needsOf(check, plan)).flatMap((one) => ('firsts' in one ? one : [])));

/** The sweeps of a plan; those that find and ask the same are one. */
export const sweepsOf = (plan: Plan): Sweep<unknown>[] => [
  ...new Map(
    followedBy(plan)
      .flatMap(({ sweeps }) => sweeps)
      .map((sweep) => [`${sweep.find}\n${template(sweep).id}`, sweep]),
  ).values(),
];

/** The question of a sweep, with the shell's variables in the place of the words that a host finds. */
export const template = ({ ask }: Sweep<unknown>): Probe<unknown> =>
  ask(...Array.from({ length: ask.length }, (_, at) => found(`w${at + 1}`)));
