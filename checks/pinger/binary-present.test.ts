import { expect, test } from 'vitest';
import type { Binary } from '../../src/probes/index.ts';
import { binaryPresent } from './binary-present.ts';
import { absent, file, parameters } from './subject.fixture.ts';

const compiled = (interpreter: string | undefined): Binary =>
  ({ ...file('8:9'), elf: { machine: 'x86_64', type: 'executable', interpreter } }) as Binary;

test.each<[string, unknown, string]>([
  ['a static one', compiled(undefined), 'host-copy'],
  ['one that needs a loader', compiled('/lib64/ld-linux-x86-64.so.2'), 'compiled'],
  ['a script', file('8:9'), 'compiled'],
  ['none', absent, 'compiled'],
])('the app is copied from the host where it has %s', (_, hostApp, way) => {
  expect(binaryPresent.judge({ app: absent, hostApp } as never, parameters)).toMatchObject({ cause: 'absent', way });
});
