import type { Check, Judgement } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import { isUnknown } from '../model/unknown.ts';
import type { Verdict } from '../model/verdict.ts';
import { type Facts, factsOf } from './facts.ts';
import { inTime } from './guard.ts';
import { needsOf, type Plan } from './plan.ts';

/**
 * Judges every check of a plan from evidence. Pure.
 *
 * An earlier check can only turn a failure into a consequence: it never takes a pass away.
 *
 * @param facts the parsed evidence, where it was parsed before
 */
export const judge = (
  plan: Plan,
  evidence: Pick<Evidence, 'outputs' | 'failure'>,
  facts: Facts = factsOf(evidence),
): Verdict[] => {
  const alone = new Map<string, Verdict>();
  const late = inTime(
    facts.guard,
    () => {
      for (const check of plan.checks) if (!alone.has(check.id)) alone.set(check.id, judgeAlone(check, plan, facts));
      return '';
    },
    ({ message }) => message,
  );
  const verdicts = new Map<string, Verdict>();
  for (const check of plan.checks) {
    const one: Verdict = alone.get(check.id) ?? { check: check.id, status: 'unknown', reason: 'garbled', detail: late };
    verdicts.set(check.id, one.status === 'unknown' ? told(one, verdicts) : behind(check, one, verdicts));
  }
  return [...verdicts.values()];
};

const judgeAlone = (check: Check<never>, plan: Plan, facts: Facts): Verdict => {
  const known: Record<string, unknown> = {};
  try {
    for (const [name, need] of Object.entries(needsOf(check, plan))) {
      const tolerated = 'tolerate' in need;
      const fact = facts.of(tolerated ? need.tolerate : need);
      if (isUnknown(fact) && !tolerated)
        return { check: check.id, status: 'unknown', reason: fact.unknown, detail: fact.detail };
      known[name] = fact;
    }
    const judgement: Judgement = check.judge(known as never, plan.parameters as never);
    if (judgement.status !== 'unknown') return { check: check.id, ...judgement };
    const { status, reason, detail, before } = judgement;
    return { check: check.id, status, reason, detail, ...(before === undefined ? {} : { by: before }) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { check: check.id, status: 'unknown', reason: 'defect', detail };
  }
};

/** A verdict that waits for another check is blocked by that one's failure; without a failure it stays unknown. */
const told = (
  { by, ...alone }: Verdict & { readonly status: 'unknown' },
  verdicts: ReadonlyMap<string, Verdict>,
): Verdict => {
  const root = by === undefined ? undefined : verdicts.get(by);
  return root?.status === 'failed' || root?.status === 'blocked' ? blockedBy(root, alone.check) : alone;
};

const blockedBy = (root: Verdict, check: string): Verdict => ({
  check,
  status: 'blocked',
  by: root.status === 'blocked' ? root.by : root.check,
});

/** A failure that follows from another check's is blocked by that root; one that follows from an unknown is unknown. */
const behind = (check: Check<never>, alone: Verdict, verdicts: ReadonlyMap<string, Verdict>): Verdict => {
  if (alone.status !== 'failed') return alone;
  const earlier = check.after.flatMap(({ id }) => verdicts.get(id) ?? []);
  const root = earlier.find(({ status }) => status === 'failed') ?? earlier.find(({ status }) => status === 'blocked');
  if (root) return blockedBy(root, check.id);
  const unseen = earlier.find((verdict) => verdict.status === 'unknown');
  if (unseen?.status !== 'unknown') return alone;
  const by = unseen.by ?? unseen.check;
  return { check: check.id, status: 'unknown', reason: 'rests-on-unknown', detail: by, by };
};
