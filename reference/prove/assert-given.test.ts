import { expect, test } from 'vitest';
import { checksFor, type Found, fail, host, path } from '../../src/index.ts';
import { plan } from '../../src/stages/plan.ts';
import { assertGiven } from './assert-given.ts';

const parameters = { folder: path('a folder', '/srv') };
const check = checksFor(parameters)({
  id: 'named',
  title: 'Named',
  tasks: [1],
  points: 1,
  needs: () => ({}),
  causes: {
    wrong: {
      ...{ says: 'No.', expected: 'yes', actual: 'no', hints: ['Is it there?', 'Make it.'] },
      look: [host('ls {folder}')],
      repair: { first: [host('touch {folder}/a')], second: [host('touch {folder}/{name}')] },
    },
  },
  judge: () => fail('wrong'),
});
const lab = {
  ...{ id: 'l', title: '', summary: 'A folder.', tasks: [], phases: [], host: [] },
  parameters,
  checks: [check],
};
const asserted = (way: string, found: Found) => () =>
  assertGiven(plan(lab), [{ check: 'named', status: 'failed', cause: 'wrong', found, share: 0, way }]);

test('a value that a line of the way names must be given', () => {
  expect(asserted('first', {})).not.toThrow();
  expect(asserted('second', { name: 'b' })).not.toThrow();
  expect(asserted('second', {})).toThrow('A step of the cause wrong of named names {name}, which is not given.');
});
