import { expect, test } from 'vitest';
import { cleanedUp } from './cleaned-up.ts';
import { facts, judge, v2 } from './host.fixture.ts';

const own = { kind: 'file' };
const left = (files: readonly string[]) => judge(cleanedUp, { ...facts({ cgroups: v2(files.join('\n')) }), own });
const folders = Array.from({ length: 7 }, (_, index) => `=./cgroup_${index}`);

test('of many cgroups six folders are named, of many processes five', () => {
  expect(left(folders)).toMatchObject({ cause: 'left', found: { name: 'cgroup_0' } });
  expect(String(left(folders).found['folders']).split(', ')).toEqual(
    folders.slice(0, 6).map((line) => line.replace('=.', '/sys/fs/cgroup')),
  );
  const members = [1, 2, 3, 4, 5, 6].map((pid) => `./cgroup_0/cgroup.procs:${pid}`);
  expect(left([...folders, ...members])).toMatchObject({
    cause: 'still-used',
    found: { name: 'cgroup_0', members: 6, list: '1,2,3,4,5', folder: '/sys/fs/cgroup/cgroup_0' },
  });
});

test('a cgroup within another is named as find takes it', () => {
  expect(left(['=./lab/demo'])).toMatchObject({ found: { name: 'demo', folders: '/sys/fs/cgroup/lab/demo' } });
});

test('where nothing is left, something must have been begun', () => {
  expect(left([])).toMatchObject({ status: 'passed' });
  expect(judge(cleanedUp, { ...facts(), own: { kind: 'absent' } })).toMatchObject({ cause: 'nothing-begun' });
});
