import type { Cause, Verdict } from '../../src/index.ts';
import type { Plan } from '../../src/stages/plan.ts';
import { repairOf } from '../../src/stages/reported-check.ts';
import { valuesOf } from '../../src/stages/sentences.ts';

/**
 * @throws Error where a step that a host is told names a value that the check's judge does not give: the line would
 * hold the bare name
 */
export const assertGiven = (plan: Plan, verdicts: readonly Verdict[]): void => {
  for (const verdict of verdicts) {
    if (verdict.status !== 'failed') continue;
    const { causes } = plan.checks.find(({ id }) => id === verdict.check)!;
    const cause = (causes as Readonly<Record<string, Cause>>)[verdict.cause]!;
    const given = valuesOf(plan, verdict.found);
    const lines = [...(cause.look ?? []), ...repairOf(cause, verdict.way)].map(({ run }) => run ?? '');
    const bare = lines.flatMap((line) => [...line.matchAll(/\{(\w+)\}/g)]).find(([, name = '']) => !(name in given));
    if (bare)
      throw new Error(`A step of the cause ${verdict.cause} of ${verdict.check} names ${bare[0]}, which is not given.`);
  }
};
