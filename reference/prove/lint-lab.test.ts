import { expect, test } from 'vitest';
import { type Check, checksFor, fail, type Lab, pass, path } from '../../src/index.ts';
import { references } from '../references.ts';
import { lintLab } from './lint-lab.ts';

test.each(references.map((reference) => [reference.lab.id, reference] as const))(
  'the lab %s has no fault',
  (_, reference) => {
    expect(lintLab(reference)).toEqual([]);
  },
);

const parameters = { folder: path('a folder', '/srv'), unused: path('a folder', '/opt') };
const check = checksFor(parameters);
const cause = { says: 'No.', expected: 'yes', actual: 'no', hints: ['Look at {folder}.'] } as const;
const good = check({
  id: 'good',
  title: 'Good {folder}',
  tasks: [1],
  points: 1,
  needs: () => ({}),
  causes: { wrong: cause },
  judge: (_, { unused }) => (unused === '/' ? fail('wrong') : pass()),
});
const mutant = { id: 'm', story: 'A slip.', break: 'true', killedBy: [['good', 'wrong']] as const };
const lintOf = (
  checks: readonly Check<never>[],
  more: Partial<Lab> = {},
  mutants = [mutant] as Parameters<typeof lintLab>[0]['mutants'],
) =>
  lintLab({
    lab: {
      id: 'l',
      title: '',
      summary: '',
      tasks: [{ number: 1, title: '' }],
      phases: [],
      host: [],
      parameters,
      checks,
      ...more,
    },
    mutants,
  });
const but = (changes: Partial<Check<never>>): Check<never> => ({ ...(good as Check<never>), ...changes });

test('a faultless lab is left alone', () => {
  expect(lintOf([good])).toEqual([]);
});

test.each([
  ['The check good names no task.', () => lintOf([but({ tasks: [] })], { tasks: [] })],
  ['The check good names a task 2 that the lab does not have.', () => lintOf([but({ tasks: [1, 2] })])],
  ['No check grades the task 2.', () => lintOf([good], { tasks: [1, 2].map((number) => ({ number, title: '' })) })],
  [
    'The cause wrong of good does not say what is actual.',
    () => lintOf([but({ causes: { wrong: { ...cause, actual: ' ' } } })]),
  ],
  ['The cause wrong of good has no hint.', () => lintOf([but({ causes: { wrong: { ...cause, hints: [''] } } })])],
  ['The check good comes after gone, which is not in the lab.', () => lintOf([but({ after: [but({ id: 'gone' })] })])],
  ['No mutant kills good (wrong).', () => lintOf([good], {}, [])],
  [
    'The mutant m is killed by good (other), which does not exist.',
    () => lintOf([good], {}, [mutant, { ...mutant, killedBy: [['good', 'other']] }]),
  ],
  ['Two mutants are called m.', () => lintOf([good], {}, [mutant, mutant])],
  ['The mutant m has no story.', () => lintOf([good], {}, [{ ...mutant, story: '' }])],
  [
    'Nobody reads the parameter idle.',
    () => lintOf([good], { parameters: { ...parameters, idle: path('a folder', '/') } }),
  ],
  ['The title of good names an unknown parameter {inner}.', () => lintOf([but({ title: 'In {inner}' })])],
  [
    'A hint of the cause wrong of good names {inner}, which is no parameter and is not found.',
    () => lintOf([but({ causes: { wrong: { ...cause, hints: ['Look at {inner}.'] } } })]),
  ],
])('%s', (sentence, lint) => {
  expect(lint()).toContain(sentence);
});

test('nothing may rest on a share, nor on a bonus', () => {
  const partial = but({ id: 'partial', partial: true });
  const bonus = but({ id: 'bonus', bonus: true });
  const late = but({ id: 'late' });
  const faults = lintOf([but({ id: 'rests', after: [partial, bonus, late] }), partial, bonus, late], {}, []);
  expect(faults).toContain('The check rests comes after partial, which may earn a share: nothing may rest on that.');
  expect(faults).toContain('The check rests comes after the bonus check bonus: a bonus may not block.');
  expect(faults).toContain('The check rests stands before late, which it comes after.');
});
