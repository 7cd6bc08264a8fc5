import { spawnSync } from 'node:child_process';
import type { Output, Probe } from '../model/probe.ts';
import { prelude } from '../shell/prelude.ts';

/** The answer of a probe’s fragment on this machine, under a shell; read-only, as every probe is. */
export const runScript = (
  { script }: Probe<unknown>,
  command: readonly string[],
  options: { readonly path?: string; readonly uid?: number } = {},
): Output => {
  const [program = '', ...words] = command;
  const { status, stdout } = spawnSync(program, [...words, '-s'], {
    input: `${prelude}PATH=${options.path ?? '$PATH'}; (eval "$FRAGMENT")`,
    env: { FRAGMENT: script, PATH: process.env.PATH },
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  return { status: status ?? -1, bytes: stdout };
};
