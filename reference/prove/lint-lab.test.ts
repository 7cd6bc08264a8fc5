import { expect, test } from 'vitest';
import { type Check, checksFor, fail, host, type Lab, pass, path } from '../../src/index.ts';
import { lintLab } from './lint-lab.ts';

const parameters = { folder: path('a folder', '/srv'), unused: path('a folder', '/opt') };
const check = checksFor(parameters);
const cause = {
  says: 'No.',
  expected: 'yes',
  actual: 'no',
  hints: ['Is {folder} there?', 'Make {folder}.'],
  repair: [host('mkdir {folder}')],
} as const;
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
      summary: 'A folder.',
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

test('the values of a judge that asks another one are not known', () => {
  const causes = { wrong: { ...cause, hints: ['Is it there?', 'Make {place}.'] as const } };
  const other = { judge: () => fail('wrong', { place: '/srv' }) };
  const asks = (judge: Check<never>['judge']) => lintOf([but({ causes, judge })], { parameters: {} });
  expect(asks(() => other.judge())).not.toContainEqual(expect.stringContaining('{place}'));
  expect(asks(() => fail('wrong'))).toContainEqual(expect.stringContaining('{place}'));
});

test.each([
  ['The check good names no task.', () => lintOf([but({ tasks: [] })], { tasks: [] })],
  ['The check good names a task 2 that the lab does not have.', () => lintOf([but({ tasks: [1, 2] })])],
  ['No check grades the task 2.', () => lintOf([good], { tasks: [1, 2].map((number) => ({ number, title: '' })) })],
  [
    "The cause wrong of good has no text for actual: write it in its check's file.",
    () => lintOf([but({ causes: { wrong: { ...cause, actual: ' ' } } })]),
  ],
  [
    'The cause wrong of good needs two hints or more: a question first, the repair last.',
    () => lintOf([but({ causes: { wrong: { ...cause, hints: ['Is it there?', ''] } } })]),
  ],
  [
    'A line of the cause wrong of good holds "${": a value is written as {name}.',
    () => lintOf([but({ causes: { wrong: { ...cause, repair: [host('ls ${folder}')] } } })]),
  ],
  ['The lab l has no summary: say in one sentence what the student builds.', () => lintOf([good], { summary: ' ' })],
  ['Two checks are called good.', () => lintOf([good, good])],
  ['The check good comes after gone, which is not in the lab.', () => lintOf([but({ after: [but({ id: 'gone' })] })])],
  ['No mutant kills good (wrong). Begin one: npm run new -- mutant l NAME good', () => lintOf([good], {}, [])],
  [
    'The mutant m is killed by good (other), which does not exist.',
    () => lintOf([good], {}, [mutant, { ...mutant, killedBy: [['good', 'other']] }]),
  ],
  ['Two mutants are called m.', () => lintOf([good], {}, [mutant, mutant])],
  [
    'The mutant m has no story: say in one sentence what the student did.',
    () => lintOf([good], {}, [{ ...mutant, story: '' }]),
  ],
  [
    'The mutant m breaks nothing: write the commands of its break.',
    () => lintOf([good], {}, [{ ...mutant, break: '' }]),
  ],
  [
    'No check reads the parameter idle.',
    () => lintOf([good], { parameters: { ...parameters, idle: path('a folder', '/') } }),
  ],
  [
    'The parameter folder does not read its own default "srv".',
    () => lintOf([good], { parameters: { ...parameters, folder: { ...parameters.folder, default: 'srv' } } }),
  ],
  ['The title of good names an unknown parameter {inner}.', () => lintOf([but({ title: 'In {inner}' })])],
  [
    'A hint of the cause wrong of good names {inner}, which is no parameter and is not found.',
    () => lintOf([but({ causes: { wrong: { ...cause, hints: ['Is {inner} there?', 'Make it.'] } } })]),
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
