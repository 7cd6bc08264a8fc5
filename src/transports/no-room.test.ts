import { expect, test } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import { cleanShell } from './clean-shell.ts';
import { shellProcess } from './shell-process.ts';
import { collectFrom } from './ssh/collected.fixture.ts';

/** The answers of a login of its own that may have so many processes at once. */
const withRoomFor = (processes: number, shell: readonly string[]): Promise<Evidence> => {
  const user = String(61_000 + processes);
  const login = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--'];
  return collectFrom(
    {
      kind: 'channel',
      scheme: 'test',
      summary: '',
      example: '',
      uri: () => ({ machine: undefined, as: () => '', from: () => '' }),
      open: (_, options) => shellProcess([...login, 'prlimit', `--nproc=${processes}`, ...shell], options),
    },
    'test:',
    { script: 'x=$(echo "$(echo right | cat)" | cat); echo "$x"; exit 0', deadlineMs: 12_000 },
  );
};

const bash = cleanShell.map((one) => (one === 'sh' ? 'bash' : one));

test.each([
  ['sh', cleanShell],
  ['bash', bash],
])('where a host has no room for a process, no answer of %s is believed', async (_, shell) => {
  const found = await Promise.all(
    Array.from({ length: 16 }, async (__, at) => {
      const { failure, outputs } = await withRoomFor(at + 1, shell);
      return failure ? failure.detail : outputs['first'];
    }),
  );
  const right = found.map((one) => typeof one === 'object' && 'text' in one && one.text === 'right\n');
  const told = found.map((one) => typeof one === 'string' && one.startsWith('the host can start no more processes'));
  expect(found.filter((___, at) => !right[at] && !told[at])).toEqual([]);
  expect(told.indexOf(true)).toBe(0);
  expect(right.at(-1)).toBe(true);
});
