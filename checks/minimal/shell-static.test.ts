import { expect, test } from 'vitest';
import type { Binary, ProgramFile } from '../../src/probes/index.ts';
import { causeOf, file, link, parameters, programs } from './host.fixture.ts';
import { shellStatic } from './shell-static.ts';

const absent = { kind: 'absent', elsewhere: [] } as const;
const binary = (size: number, identity = `8:${size}`): Binary => ({
  kind: 'file',
  path: '/bin/sh',
  identity,
  mode: 0o755,
  size,
  elf: undefined,
  elsewhere: [],
  hasInterpreter: true,
  noexec: false,
});
const elf = (interpreter: string | undefined) => ({ machine: 'x86_64', type: 'executable', interpreter }) as const;
const facts = (
  files: Readonly<Record<string, ProgramFile>>,
  { app = absent, hostShell = binary(125), hostBusybox = binary(800) }: Record<string, Binary> = {},
) => ({ programs: programs(files), app, hostShell, hostBusybox });
const judge = (...all: Parameters<typeof facts>): string => causeOf(shellStatic, facts(...all));
const itself = { 'bin/sh': link('/bin/sh') };

test('a link in the place of the shell is named, also where bin is a link to usr/bin', () => {
  for (const files of [itself, { 'usr/bin/sh': link('/bin/sh') }])
    expect(shellStatic.judge(facts(files) as never, parameters)).toMatchObject({
      cause: 'still-a-link',
      found: { target: '/bin/sh' },
    });
  expect(judge({})).toBe('absent');
  expect(judge({ 'bin/ls': file(1) })).toBe('absent');
});

test.each<[string, string, Readonly<Record<string, Binary>>]>([
  ['wrote-through', 'the host’s shell is a copy of busybox', { hostShell: binary(800, '8:1') }],
  ['still-a-link', 'it is another program', {}],
  ['still-a-link', 'the host’s shell is its busybox', { hostShell: binary(800) }],
  ['still-a-link', 'the host has no busybox', { hostBusybox: absent }],
  ['still-a-link', 'the host has neither at these paths', { hostShell: absent, hostBusybox: absent }],
])('%s: where the shell is a link, and %s', (expected, _, more) => {
  expect(judge(itself, more)).toBe(expected);
});

test.each(['/bin/busybox', '/usr/bin/sh'])('a shell that was copied to %s is named', (found) => {
  expect(shellStatic.judge(facts({}, { app: { ...absent, elsewhere: [found] } }) as never, parameters)).toMatchObject({
    cause: 'elsewhere',
    found: { found },
  });
});

test.each([
  ['copy', undefined],
  ['install', '/lib64/ld-linux-x86-64.so.2'],
])('%s: a shell that needs a loader, where the loader of the host’s busybox is %s', (way, interpreter) => {
  const app = { ...binary(900), elf: elf('/lib64/ld-linux-x86-64.so.2') } as Binary;
  const hostBusybox = { ...binary(800), elf: elf(interpreter) } as Binary;
  const host = { machine: 'x86_64' };
  expect(shellStatic.judge({ ...facts({}, { app, hostBusybox }), host } as never, parameters)).toMatchObject({
    cause: 'dynamic',
    way,
  });
});
