import { expect, test } from 'vitest';
import { parameters } from '../../checks/runc/host.fixture.ts';
import { nameserverOf, neighboursOf } from '../../checks/runc/packet/outsides.ts';
import { addressText } from '../../src/probes/index.ts';
import { differences } from './compare.fixture.ts';
import { type Field, openField, type Space } from './field.fixture.ts';
import { type Judged, judgeField } from './judged.fixture.ts';
import { blank, type Configuration, randomRules } from './random-rules.fixture.ts';

/** So many rule sets where PACKETS says it (npm run test:packets), else as many as there are seconds for. */
const asked = process.env.PACKETS === undefined ? undefined : Number(process.env.PACKETS);
const seconds = 30;
/** The first seed; to look at one rule set again: SEED=23 PACKETS=1. */
const first = Number(process.env.SEED ?? 1);

const must = async (field: Field, space: Space, command: string): Promise<void> => {
  const { status, errors } = await field.run(space, `set -e\n${command}`);
  if (status !== 0) throw new Error(`${errors}\n${command}`);
};

/** Addresses that the judgement may have been about: one good way suffices. */
const outsidesOf = ({ facts: { answers, network } }: Judged, carrier: string): number[] => {
  const server = nameserverOf(parameters);
  const way = answers?.get(`${addressText(server)} mark 0`);
  if (way?.type === 'unicast' && way.link !== carrier) return [server];
  return neighboursOf(network, parameters).map(({ address }) => address);
};

const wholly = ({ checks }: Judged): string => {
  const failed: readonly string[] = Object.entries(checks).flatMap(([id, { status }]) =>
    status === 'failed' ? id : [],
  );
  const statuses = Object.values(checks).map((judgement) =>
    judgement.status === 'unknown' && judgement.before !== undefined && failed.includes(judgement.before)
      ? 'blocked'
      : judgement.status,
  );
  if (statuses.includes('unknown')) return 'unknown';
  return statuses.includes('failed') ? 'failed' : 'passed';
};

/** Chains of one priority are met in an order that nobody tells: where it decides, that cannot be told either. */
const mayBeUnknown = ({ untold }: Configuration, judged: Judged): boolean =>
  untold.length > 0 || JSON.stringify(judged.checks).includes('the order of');

/** Sets rules and routes up, judges, sends packets, and says where the kernel did otherwise. */
const compare = async (field: Field, rules: Configuration): Promise<{ status: string; wrong: string[] }> => {
  const empty = blank(field.carrier);
  await field.run('host', empty.host);
  await field.run('container', empty.container);
  await must(field, 'host', rules.host);
  await must(field, 'container', rules.container);
  const judged = await judgeField(field);
  const found = [];
  for (const outside of outsidesOf(judged, field.carrier))
    found.push(differences(judged.ways, await field.send(addressText(outside))));
  const wrong = found.some((one) => one.length === 0) ? [] : (found[0] ?? ['no outside']);
  const status = wholly(judged);
  if (status === 'unknown' && !mayBeUnknown(rules, judged)) wrong.push(`unknown: ${JSON.stringify(judged.checks)}`);
  return { status, wrong };
};

test.skipIf(process.getuid?.() !== 0)(
  'the kernel does with packets what was judged from random rules and routes',
  { timeout: 10_000_000 },
  async () => {
    const tally: Record<string, number> = { passed: 0, failed: 0, unknown: 0 };
    const wrong: string[] = [];
    const end = Date.now() + seconds * 1000;
    const fields = [await openField(true), await openField(false)];
    try {
      for (let seed = first; asked === undefined ? Date.now() < end : seed < first + asked; seed += 1) {
        const field = fields[seed % 2]!;
        const rules = randomRules(seed, field.carrier);
        const result = await compare(field, rules);
        tally[result.status] = (tally[result.status] ?? 0) + 1;
        wrong.push(...result.wrong.map((one) => `SEED=${seed}: ${one}`));
        if (asked === 1) console.log(rules.host, rules.container);
      }
    } finally {
      for (const field of fields) field.close();
    }
    if (asked !== undefined) console.log(`rule sets: ${JSON.stringify(tally)}, otherwise: ${wrong.length}`);
    expect(wrong).toEqual([]);
    // One rule set alone may be of either kind.
    if (asked !== 1) expect([tally.passed, tally.failed].every((count = 0) => count > 0)).toBe(true);
  },
);
