import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { DestroyingLine } from './destroying-lines.ts';
import { type HostToHarm, typeMisplaced } from './type-misplaced.ts';

const host: HostToHarm = {
  name: 'a host',
  hasLab: false,
  containerShell: undefined,
  withSandbox: async (work) => {
    const sandbox = await createSandbox({ name: `misplaced-test-${process.pid}`, lifetime: 'owner' });
    try {
      return await work(sandbox);
    } finally {
      await sandbox.destroy();
    }
  },
};
const line = (withNumber: (number: number) => string): DestroyingLine => ({
  ...{ check: 'some-check', cause: 'some-cause', place: 'host', run: withNumber(4_000_000) },
  withNumber,
});

test('a line that destroys what is not its own is found out, wherever it does', { timeout: 120_000 }, async () => {
  const harmless = line((pid) => `[ /proc/${pid}/exe -ef /no/such/program ] && kill -9 ${pid}`);
  const kill = line((pid) => `kill -9 ${pid}`);
  const cover = line(() => 'mount -t tmpfs none /proc');
  const { typed, harms } = await typeMisplaced(host, [harmless, kill, cover], () => {});
  expect(typed).toBeGreaterThanOrEqual(7);
  expect(harms.map((harm) => [harm.line.replace(/\d+$/, 'PID'), harm.at])).toEqual([
    ['kill -9 PID', 'the host of a host'],
    ['mount -t tmpfs none /proc', 'the host of a host'],
  ]);
});
