import { expect, test } from 'vitest';
import { pingerReference } from '../pinger/reference.ts';
import { casesOf } from './cases.ts';
import { factsBefore } from './facts-before.ts';
import { recordings } from './recordings.ts';
import { factsToday } from './replay.ts';

test('the commit that wrote the facts reads them as they were recorded', async () => {
  const { evidence, facts } = (await recordings('pinger')).get('reference')!;
  const before = await factsBefore('pinger', 'reference', facts);
  expect(Object.keys(before).toSorted()).toEqual(Object.keys(facts).toSorted());
  const reference = casesOf(pingerReference).find(({ id }) => id === 'reference')!;
  expect(before).toEqual(factsToday(pingerReference.lab, reference, evidence));
});

test('a value that no commit can tell is left out', async () => {
  const { facts } = (await recordings('pinger')).get('reference')!;
  const [first = ''] = Object.keys(facts);
  expect(await factsBefore('pinger', 'reference', { ...facts, [first]: 'uncommitted' })).not.toHaveProperty([first]);
});
