import { describe, expect, test } from 'vitest';
import { type Cause, host, type Step } from '../../src/index.ts';
import { tinyLab } from '../../src/stages/tiny-lab.fixture.ts';
import { lintSteps, quotedNames } from './lint-steps.ts';

describe('a value within quotes could end them', () => {
  test.each([
    ["grep '^{name}' file", ['name']],
    ['echo "{name}" {other}', ['name']],
    ['kill {pid}', []],
    ['cd "$(dirname {path})"', []],
    ['cd "$(dirname \'{path}\')"', ['path']],
    ["awk '{ print $1 }' {file}", []],
    ["echo 'a' {name} 'b'", []],
  ])('%s', (line, names) => {
    expect(quotedNames(line)).toEqual(names);
  });
});

const cause: Cause = tinyLab.checks[0]!.causes['wrong' as never]!;
const faultsWith = (...steps: Step[]): string[] => {
  const lab = { ...tinyLab, checks: [{ ...tinyLab.checks[0]!, causes: { wrong: { ...cause, repair: steps } } }] };
  return lintSteps(lab);
};

test('each cause has a repair', () => {
  expect(faultsWith()).toEqual([
    'There is no repair for the cause wrong of ground: write its lines, or one step in words with elsewhere().',
  ]);
  expect(faultsWith(host('echo yes >{folder}'))).toEqual([]);
});

test('a line fits, and destroys nothing but what it names', () => {
  expect(faultsWith(host(`echo ${'x'.repeat(116)}`))).toEqual([expect.stringContaining('longer than 120 characters')]);
  expect(faultsWith(host('umount /proc'))).toEqual([expect.stringContaining('destroys whatever is there')]);
  expect(faultsWith(host('rm {folder}'))).toEqual([]);
  expect(faultsWith(host("rm '{folder}'"))).toEqual([expect.stringContaining('has {folder} within quotes')]);
});
