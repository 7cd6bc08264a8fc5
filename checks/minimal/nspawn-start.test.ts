import { expect, test } from 'vitest';
import { process } from './host.fixture.ts';
import { containerStarted, nspawnWay } from './nspawn-start.ts';

test.each([
  ['systemd', 'systemd', ['8:40']],
  ['alone', 'tini', ['8:40']],
  ['missing', 'systemd', []],
] as const)('%s: where process 1 is %s and these are installed: %j', (way, name, installed) => {
  const processes = [process(1, { name }), process(7, { name: 'systemd' })];
  expect(nspawnWay({ processes, nspawn: { installed, running: [] } })).toBe(way);
});

test('a host without systemd-nspawn is told to install it, and nothing is typed', () => {
  const { systemd, alone, missing } = containerStarted('--private-network');
  expect([systemd, alone].map((steps) => steps.at(-1)?.run)).toEqual([
    'systemd-nspawn --private-network -D {root} /bin/sh',
    'systemd-nspawn --register=no --keep-unit --private-network -D {root} /bin/sh',
  ]);
  expect(missing.map(({ run }) => run)).toEqual([null]);
});
