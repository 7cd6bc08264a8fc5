import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { pythonEnvironments } from './python-environments.ts';

/** The fragment's line that compares the path in bin/activate, `$l`, with the environment's own, `$p`. */
const line = pythonEnvironments(1, [])
  .script.split('\n')
  .find((one) => one.includes('@moved'));

describe.each(shells)('%s: an environment in /app/env was made elsewhere', (_, [program = '', ...words]) => {
  test.each([
    ['', ''],
    ['', 'VIRTUAL_ENV=/app/env'],
    ['', "VIRTUAL_ENV='/app/env'"],
    ['', 'VIRTUAL_ENV="/app/env"'],
    ['', 'export VIRTUAL_ENV=$(cygpath /app/env)\n    export VIRTUAL_ENV=/app/env'],
    ['@moved\n', 'VIRTUAL_ENV=/app/env2'],
    ['@moved\n', 'VIRTUAL_ENV="/root/iloverunc/rootfs/app/env"'],
    ['@moved\n', "VIRTUAL_ENV='/root/app/env'"],
  ])('%j for %j', (expected, l) => {
    const { stdout } = spawnSync(program, [...words, '-c', `p=/app/env; ${line}`], {
      env: { PATH: process.env['PATH'], l },
      encoding: 'utf8',
    });
    expect(stdout).toBe(expected);
  });
});
