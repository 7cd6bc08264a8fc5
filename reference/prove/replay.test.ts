import { beforeAll, describe, expect, test } from 'vitest';
import { references } from '../references.ts';
import { casesOf } from './cases.ts';
import { factsBefore } from './facts-before.ts';
import { changedProbes, recordedSamples, recordings, renewMade } from './recordings.ts';
import { changedFacts, factsToday, type Recording, replay } from './replay.ts';
import { samplesOf } from './samples.ts';

if (process.env['UPDATE']) for (const reference of references) await renewMade(reference);

describe.each(references.map((reference) => [reference.lab.id, reference] as const))(
  'recordings of %s',
  (id, reference) => {
    const cases = casesOf(reference);
    let saved: ReadonlyMap<string, Recording>;
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
      for (const { evidence } of saved.values())
        for (const [probe, output] of Object.entries(evidence.outputs)) {
          const [kind = ''] = probe.split(':');
          // A sandbox of a proof is always seen from a good place; hostile hosts and tests of their own show the others.
          if (kind === 'vantage') continue;
          answers.set(kind, (answers.get(kind) ?? new Set()).add(JSON.stringify({ ...output, ms: 0, round: 0 })));
        }
      expect([...answers].filter(([, different]) => different.size < 2).map(([kind]) => kind)).toEqual([]);
    });

    test('hold a readable fact of each kind of probe where the thing is there, and one where it is not', async () => {
      const facts = new Map(
        cases.map((one) => [one.id, factsToday(reference.lab, one, saved.get(one.id)!.evidence)] as const),
      );
      expect(samplesOf(facts)).toEqual(await recordedSamples(id));
    });

    test.each(cases.map((one) => [one.kind, one.id, one] as const))(
      '%s %s is read and judged as it was proven',
      async (_, caseId, one) => {
        const recording = saved.get(caseId)!;
        const changed = changedFacts(reference.lab, one, recording);
        if (changed.length > 0) {
          const [before, after] = [
            await factsBefore(id, caseId, recording.facts),
            factsToday(reference.lab, one, recording.evidence),
          ].map((facts) => Object.fromEntries(changed.map((probe) => [probe, facts[probe]])));
          expect(after, 'facts have changed').toEqual(before);
        }
        expect(replay(reference.lab, one, recording), 'UPDATE=1 takes today’s facts and verdicts for right').toEqual(
          [],
        );
      },
    );
  },
);
