import { beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/index.ts';
import { judge } from '../../src/stages/judge.ts';
import { plan } from '../../src/stages/plan.ts';
import { score } from '../../src/stages/score.ts';
import { references } from '../references.ts';
import { casesOf } from './cases.ts';
import { changedProbes, recordings } from './recordings.ts';

describe.each(references.map((reference) => [reference.lab.id, reference] as const))(
  'recordings of %s',
  (id, reference) => {
    const cases = casesOf(reference);
    let saved: ReadonlyMap<string, Evidence>;
    beforeAll(async () => {
      saved = await recordings(id);
    });

    test('are of today’s probes', async () => {
      expect(await changedProbes(reference.lab)).toEqual([]);
    });

    test('are there for every case, and for no other', () => {
      expect([...saved.keys()].toSorted()).toEqual(cases.map((one) => one.id).toSorted());
    });

    test('hold at least two different answers to every probe: where the thing is there, and where it is not', () => {
      const answers = new Map<string, Set<string>>();
      for (const { outputs } of saved.values())
        for (const [probe, output] of Object.entries(outputs)) {
          const [kind = ''] = probe.split(':');
          answers.set(kind, (answers.get(kind) ?? new Set()).add(JSON.stringify({ ...output, ms: 0, round: 0 })));
        }
      expect([...answers].filter(([, different]) => different.size < 2).map(([kind]) => kind)).toEqual([]);
    });

    test.each(cases.map((one) => [one.kind, one.id, one] as const))(
      '%s %s is judged as it was proven',
      (_, caseId, one) => {
        const evidence = saved.get(caseId)!;
        const chosen = plan(reference.lab, one.set, [], one.phases);
        const verdicts = judge(chosen, evidence);
        expect(one.assess(verdicts)).toEqual({ outcome: one.kind === 'mutant' ? 'killed' : 'holds' });
        const options = {
          hints: 'full',
          host: { kernel: null, os: null },
          judgedAt: new Date(0),
          tool: evidence.tool,
        } as const;
        const { checks, grade, next } = score(chosen, evidence, verdicts, options);
        // Every sentence that the case calls for can be said, and with nothing left open.
        for (const check of checks.filter(({ status }) => status === 'failed'))
          expect(
            Object.values(check).filter(
              (text) => typeof text === 'string' && /\{\w+\}/.test(text.replaceAll('{x}', '')),
            ),
          ).toEqual([]);
        expect(next === null).toBe(checks.every(({ status, bonus }) => status === 'passed' || bonus));
        expect(grade.earned).toBeLessThanOrEqual(grade.possible);
      },
    );
  },
);
