import { expect, test } from 'vitest';
import { alternatives, bytesOf, parameters } from './parameters.ts';

test('names may be several, with stars, and nothing that a path or a pattern would read otherwise', () => {
  const { read } = parameters.cgroup;
  for (const good of ['demo', 'cgroup_* or demo', 'a or b or c*', 'x.slice', '.x', '...'])
    expect(read(good)).toBe(good);
  for (const bad of ['', 'a/b', 'a or ', '.', '..', 'a or ..', 'a b', 'a[b]', 'a?', "it's", 'a\nb', '-n\\'])
    expect(read(bad)).toBeUndefined();
  expect(alternatives('cgroup_* or demo')).toEqual(['cgroup_*', 'demo']);
});

test('sizes count by 1024', () => {
  const { read } = parameters.memory;
  expect(
    ['100M', '1', '104857600', '2G', '0', '1.5G', '100MB', 'M', ''].map((text) => read(text) !== undefined),
  ).toEqual([true, true, true, true, false, false, false, false, false]);
  expect(bytesOf('100M')).toBe(104_857_600);
});
