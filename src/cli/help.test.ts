import { expect, test } from 'vitest';
import { labcheck } from './captured-cli.fixture.ts';
import { compositionOf } from './composition.fixture.ts';

const never = { ...compositionOf([]), labs: () => Promise.reject(new Error('help loads no lab')) };
const commands = [
  'list',
  'sheet',
  'explain',
  'collect',
  'judge',
  'init',
  'check-course',
  'merge',
  'regrade',
  'gradebook',
  'doctor',
  'demo',
  'reference',
  'reference up',
  'reference down',
  'reference deps',
  'completion',
  'grade',
];

test.each(['', ...commands])('labcheck %s --help gives examples, and labcheck help says the same', async (command) => {
  const words = command.split(' ').filter(Boolean);
  const asked = await labcheck([...words, '--help'], never);
  expect(asked).toMatchObject({ code: 0, err: '' });
  expect(asked.out).toMatch(/^Usage: labcheck/);
  expect(asked.out).toMatch(/\nExamples:\n {2}\$ (?:sudo )?labcheck/);
  expect(await labcheck(['help', ...words], never)).toEqual(asked);
  for (const line of asked.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('labcheck --help names each command', async () => {
  const { out } = await labcheck(['--help'], never);
  for (const command of commands.filter((name) => !name.includes(' ') && name !== 'grade'))
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test('--version', async () => {
  expect(await labcheck(['--version'], never)).toEqual({ code: 0, out: '1.2.3\n', err: '' });
});
