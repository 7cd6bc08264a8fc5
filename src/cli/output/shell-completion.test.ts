import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../documents/files/temporary-folder.fixture.ts';
import { labcheck } from '../captured-cli.fixture.ts';

const folder = temporaryFolder();
const script = (shell: string): string => join(folder, `complete.${shell}`);

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await labcheck(['completion', shell]);
    expect(code).toBe(0);
    writeFileSync(script(shell), out);
  }
  writeFileSync(join(folder, 'evidence.json'), '');
});

/** The completions that each shell offers for a line whose last word is begun. */
const offers = {
  bash: (line: string) =>
    run('bash', [
      '--norc',
      '-c',
      `source ${script('bash')}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _labcheck; printf '%s\\n' "\${COMPREPLY[@]}"`,
      '-',
      ...line.split(' '),
    ]),
  // The shell's own function of completion is called as it is by the shell; only its last builtins print.
  zsh: (line: string) =>
    run('zsh', [
      '-f',
      '-c',
      `compdef() {}; _files() { print -l -- *(N) }; compadd() { shift; print -l -- "$@" }; source ${script('zsh')}; words=("$@"); CURRENT=$#; _labcheck`,
      '-',
      ...line.split(' '),
    ]).filter((word) => word.startsWith(line.split(' ').at(-1)!)),
  fish: (line: string) =>
    run('fish', ['--no-config', '-c', `source ${script('fish')}; complete -C '${line}'`]).map(
      (word) => word.split('\t')[0]!,
    ),
} as const;

const run = (shell: string, words: readonly string[]): string[] =>
  execFileSync(shell, words, { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } })
    .split('\n')
    .filter((line) => line !== '');

describe.each(Object.entries(offers))('%s completes', (_, offered) => {
  test.each([
    ['labcheck reg', ['regrade']],
    ['labcheck reference d', ['deps', 'down']],
    ['labcheck --hi', ['--hints']],
    ['labcheck --hints n', ['none', 'nudge']],
    ['labcheck list --lab ti', ['tiny']],
    ['labcheck --lab tiny --skip kernel-', ['kernel-again']],
    ['labcheck explain kernel-', ['kernel-again']],
    ['labcheck judge ev', ['evidence.json']],
    ['labcheck judge --re', ['--report']],
    ['labcheck completion z', ['zsh']],
    ['labcheck --jobs e', []],
  ])('%s', (line, words) => expect(offered(line).toSorted()).toEqual(words));
});

test('another shell is refused', async () => {
  expect(await labcheck(['completion', 'csh'])).toEqual({
    code: 2,
    out: '',
    err: 'labcheck: labcheck cannot complete in "csh".\nAllowed: bash, zsh, fish.\n',
  });
});
