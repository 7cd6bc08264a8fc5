import { say, words } from '../languages/spoken.ts';
import { visible } from '../languages/visible.ts';
import { type Cause, type Check, repairsOf } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import { points } from '../model/points.ts';
import { type HintLevel, nothingTold, type ReportedCheck } from '../model/report.ts';
import type { Step } from '../model/step.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Facts } from './facts.ts';
import { groundOf } from './ground-of.ts';
import type { Plan } from './plan.ts';
import { type Said, saidOf, valuesOf } from './sentences.ts';

/** One line of the report: what a verdict comes to in points, sentences and steps. */
export const reportedCheck = (
  check: Check<never>,
  verdict: Verdict,
  plan: Plan,
  facts: Facts,
  { failure }: Pick<Evidence, 'failure'>,
  hints: HintLevel,
): ReportedCheck => {
  const said = saidOf(valuesOf(plan, 'found' in verdict ? verdict.found : {}));
  const graded = new Set(plan.checks.map(({ id }) => id));
  const head = {
    ...nothingTold,
    id: check.id,
    title: said.say(check.title),
    tasks: check.tasks,
    points: check.points,
    earned: 0,
    bonus: check.bonus,
    after: check.after.map(({ id }) => id).filter((id) => graded.has(id)),
    restsOn: groundOf(check, plan, facts),
    status: verdict.status,
  };
  switch (verdict.status) {
    case 'passed':
      return {
        ...head,
        earned: check.points,
        note: verdict.note === undefined ? null : said.say(check.notes[verdict.note]!),
      };
    case 'failed': {
      const cause = (check.causes as Readonly<Record<string, Cause>>)[verdict.cause]!;
      return {
        ...head,
        earned: points(check.points * verdict.share),
        cause: verdict.cause,
        says: said.say(cause.says),
        expected: said.say(cause.expected),
        actual: said.say(cause.actual),
        ...helpOf(cause, verdict.way, said, hints),
      };
    }
    case 'blocked':
      return { ...head, blockedBy: verdict.by };
    case 'unknown':
      return { ...head, ...unknownText(verdict, failure) };
  }
};

/** As much help as the course gives. */
const helpOf = (
  cause: Cause,
  way: string | undefined,
  { say, steps }: Said,
  hints: HintLevel,
): Pick<ReportedCheck, 'hint' | 'look' | 'repair'> => ({
  hint: hints === 'none' ? null : say(hints === 'full' ? cause.hints.at(-1)! : cause.hints[0]),
  look: hints === 'look' || hints === 'full' ? steps(cause.look ?? []) : [],
  repair: hints === 'full' ? steps(repairOf(cause, way)) : [],
});

/** The repair for the way that the student took; the first way, where the verdict names none. */
export const repairOf = (cause: Cause, way: string | undefined): readonly Step[] => {
  const all = repairsOf(cause);
  const [, steps = []] = all.find(([name]) => name === way) ?? all[0] ?? [];
  return steps;
};

const unknownText = (
  verdict: Extract<Verdict, { status: 'unknown' }>,
  failure: Evidence['failure'],
): Pick<ReportedCheck, 'says' | 'unknown'> => {
  const { reason } = verdict;
  const detail = visible(verdict.detail);
  const text = reason === 'unreachable' && !failure ? words.notReachedFromHost : words.unknown[reason];
  const says = reason === 'denied' && failure?.reason === 'denied' ? words.notLetIn : text.says;
  return {
    says: say(says, { detail }),
    unknown: { reason, detail, cure: reason === failure?.reason ? failure.cure : say(text.cure, { detail }) },
  };
};
