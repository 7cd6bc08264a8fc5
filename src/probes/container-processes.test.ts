import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { containerProcesses } from './container-processes.ts';
import { runScript } from './run-script.fixture.ts';

test.each(shells)('%s tells how a process was started, and in which Python environment', (_, shell) => {
  const env = { DB_HOST: 'db', DB_USER: '', OTHER: 'x', VIRTUAL_ENV: '/srv/task7-env' };
  const child = spawn('/bin/sleep', ['30'], { env, stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const ask = (environment: string) => {
    const probe = containerProcesses([pid], ['DB_HOST', 'DB_USER', 'DB_NAME'], environment);
    return probe.parse(runScript(probe, shell));
  };
  try {
    expect(ask('task7-env')).toEqual([
      {
        pid,
        sockets: [],
        words: ['/bin/sleep', '30'],
        variables: ['DB_HOST', 'DB_USER'],
        empty: ['DB_USER'],
        inEnvironment: true,
      },
    ]);
    expect(ask('other-env')).toMatchObject([{ inEnvironment: false }]);
  } finally {
    child.kill();
  }
});

test('of very many processes, as a fork bomb makes, only the first are looked at', () => {
  const pids = Array.from({ length: 5000 }, (_, index) => index + 300);
  const probe = containerProcesses(pids, ['DB_HOST'], 'env');
  expect(probe.parse({ status: 0, bytes: Buffer.from('') })).toHaveLength(200);
  expect(probe.script).not.toContain(String(pids[200]));
});
