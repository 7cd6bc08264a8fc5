import { expect, test } from 'vitest';
import type { Binary, HostIdentity } from '../../src/probes/index.ts';
import { causeOf } from './pair.fixture.ts';
import { staticBinary } from './static-binary.ts';

type Headers = NonNullable<Extract<Binary, { kind: 'file' }>['elf']>;
const { judge } = staticBinary(() => {
  throw new Error('nobody is asked');
});
const file = {
  kind: 'file',
  path: '/app',
  identity: '8:1',
  mode: 0o755,
  size: 1,
  hasInterpreter: true,
  noexec: false,
  elsewhere: [],
} as const;
const judged = (machine: string | null, app: Binary): string =>
  causeOf(judge({ app, host: { machine } as HostIdentity }));
const program = (elf: Partial<Headers>): Binary => ({
  ...file,
  elf: { machine: 'x86_64', interpreter: undefined, type: 'executable', ...elf },
});

test.each<[string, string | null, Partial<Headers>, string]>([
  ['a program of the host’s machine', 'x86_64', {}, 'passed'],
  ['a 32-bit program of the same family', 'x86_64', { machine: 'i686' }, 'passed'],
  ['a program of another family', 'x86_64', { machine: 'aarch64' }, 'other-machine'],
  ['a program of another machine’s own', 'aarch64', { machine: 'aarch64' }, 'passed'],
  ['a 32-bit program of another family', 'aarch64', { machine: 'i686' }, 'other-machine'],
  ['a program, where the host’s machine is not known', null, { machine: 'aarch64' }, 'passed'],
  ['an object file', 'x86_64', { type: 'other' }, 'not-elf'],
])('%s', (_, machine, elf, expected) => {
  expect(judged(machine, program(elf))).toBe(expected);
});

test('what is no program at all is none', () => {
  for (const app of [
    { ...file, elf: undefined },
    { kind: 'absent', elsewhere: [] },
  ] satisfies Binary[])
    expect(judged('x86_64', app)).toBe('not-elf');
});
