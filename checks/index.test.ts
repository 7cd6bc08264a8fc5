import { expect, test } from 'vitest';
import { loadLabs } from './index.ts';

test('a lab is loaded by its id, and all where there is none of that id', async () => {
  const ids = async (only?: string): Promise<string[]> => (await loadLabs(only)).map(({ id }) => id);
  const all = ['pinger', 'minimal', 'contedor', 'what-is-a-container', 'runc'];
  expect(await ids()).toEqual(all);
  for (const id of all) expect(await ids(id)).toEqual([id]);
  for (const none of ['ping', 'toString', '']) expect(await ids(none)).toEqual(all);
});
