import { beforeAll, describe, expect, test } from 'vitest';
import { references } from '../references.ts';
import { casesOf } from './cases.ts';
import { imaginedHosts, imprint } from './imagined-hosts.ts';
import { imaginedImprints, recordings } from './recordings.ts';
import type { Made } from './replay.ts';

describe.each(references.map((reference) => [reference.lab.id, reference] as const))(
  'hosts of %s that nobody built',
  (id, reference) => {
    let hosts: readonly (readonly [string, Made])[] = [];
    beforeAll(async () => {
      const saved = await recordings(id);
      hosts = imaginedHosts(reference.lab, casesOf(reference), saved).map((host) => [host.id, host.make()]);
    }, 60_000);

    test('get a verdict on every check, never a defect of the check', () => {
      const defects = hosts.flatMap(([host, { verdicts }]) =>
        verdicts
          .filter((verdict) => verdict.status === 'unknown' && verdict.reason === 'defect')
          .map((verdict) => [host, verdict]),
      );
      expect(defects).toEqual([]);
    });

    test('are read and judged as they were', async () => {
      expect(Object.fromEntries(hosts.map(([host, made]) => [host, imprint(made)]))).toEqual(
        await imaginedImprints(id),
      );
    });
  },
);
