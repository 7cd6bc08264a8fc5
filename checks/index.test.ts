import { expect, test } from 'vitest';
import { loadLabs } from './index.ts';

test('a lab is loaded by its id, and all where there is none of that id', async () => {
  const ids = async (only?: string): Promise<string[]> => (await loadLabs(only)).map(({ id }) => id);
  const all = await ids();
  expect(all).toContain('pinger');
  expect(all.length).toBeGreaterThan(1);
  for (const id of all) expect(await ids(id)).toEqual([id]);
  for (const none of ['ping', 'toString', '']) expect(await ids(none)).toEqual(all);
});
