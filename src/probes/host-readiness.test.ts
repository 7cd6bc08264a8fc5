import { expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { hostReadiness } from './host-readiness.ts';
import { runScript } from './run-script.fixture.ts';

test.each(shells)('%s tells the user, the time and which commands are not there', (_, command) => {
  const probe = hostReadiness(['sh', 'no-such-tool', "it's", 'cat']);
  const before = Math.floor(Date.now() / 1000);
  const { uid, clock, missing } = probe.parse(runScript(probe, command)) as Exclude<
    ReturnType<typeof probe.parse>,
    { unknown: unknown }
  >;
  expect({ uid, missing }).toEqual({ uid: process.getuid?.(), missing: ['no-such-tool', "it's"] });
  expect(clock - before).toBeGreaterThanOrEqual(0);
  expect(clock - before).toBeLessThanOrEqual(5);
});

const parse = (said: string) => hostReadiness(['curl', 'ip']).parse({ status: 0, bytes: Buffer.from(said) });

test('only what was asked for can be missing', () => {
  expect(parse('1000\n1795320000\ncurl\nrm\n')).toEqual({ uid: 1000, clock: 1_795_320_000, missing: ['curl'] });
});

test.each(['', '0\n', 'root\n1795320000\n', '0\nnow\n', '-1\n5\n', '0\n5 o’clock\n', '0x\n5\n', '0\nx5\n'])(
  '%j is no answer',
  (said) => {
    expect(() => parse(said)).toThrow('no user id or no time');
  },
);
