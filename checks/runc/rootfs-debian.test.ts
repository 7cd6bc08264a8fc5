import { expect, test } from 'vitest';
import { causeOf } from './host.fixture.ts';
import { rootfsDebian } from './rootfs-debian.ts';

const judged = (of: object, more: object = {}): string => {
  const whole = { kind: 'directory', identity: '8:10', hostRoot: '8:2', system: 'debian', installed: 80 };
  const tree = { ...whole, unfinished: false, missing: [], isLink: false, ...of };
  return causeOf(rootfsDebian, { configured: tree, built: tree, runc: {}, start: undefined, host: {}, ...more });
};

test.each<[string, number | undefined, boolean]>([
  ['passed', 80, false],
  ['passed', 20, false],
  ['unfinished', 19, false],
  ['unfinished', 80, true],
  ['skeleton', undefined, false],
])('%s: a tree with %s packages, left half done: %s', (expected, installed, unfinished) => {
  expect(judged({ installed, unfinished })).toBe(expected);
});

test('a database whose programs are not there was copied', () => {
  expect(judged({ missing: ['perl', 'tar'] })).toBe('passed');
  expect(judged({ missing: ['dpkg', 'perl', 'tar'] })).toBe('copied-database');
});

test('a shell that cannot be started is no fault of a tree from which a container runs', () => {
  const start = { kind: 'file', elf: undefined, hasInterpreter: true, noexec: true };
  expect(judged({}, { start })).toBe('noexec');
  expect(judged({}, { start, runc: { container: { status: 'running' } } })).toBe('passed');
  expect(judged({}, { start, runc: { container: { status: 'stopped' } } })).toBe('noexec');
});
