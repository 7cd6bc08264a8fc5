import { expect, test } from 'vitest';
import { facts, judge } from './host.fixture.ts';
import { munchStatic } from './munch-static.ts';

test.each<[object, object | undefined]>([
  [{ cause: 'absent' }, undefined],
  [{ cause: 'absent' }, { kind: 'absent', elsewhere: [] }],
  [
    { cause: 'elsewhere', found: { found: '/bin/munch' } },
    { kind: 'absent', elsewhere: ['/bin/munch'] },
  ],
])('%o: a program that is %o in the tree', (expected, own) => {
  expect(judge(munchStatic, { ...facts(), own, glued: undefined })).toMatchObject(expected);
});
