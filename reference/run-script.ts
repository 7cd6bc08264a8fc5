import { execa } from 'execa';
import { LabcheckError } from '../src/index.ts';
import { lastWords } from './last-words.ts';
import type { Outcome, RunOptions } from './machine.ts';

const cleanEnvironment = [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'USER=root',
  'LC_ALL=C',
];

// The text comes by standard input, as an argument may not be longer than 128 KiB; the commands in it must not read
// the rest of it, and so get none.
const bash = ['bash', '-c', 'script=$(cat); exec </dev/null; eval "unset script; $script"'];

// How long the streams may stay open after the script has ended.
const graceMs = 2000;

/** Also: what is added to the clean environment, as NAME=VALUE. */
export type ScriptOptions = RunOptions & { readonly environment?: readonly string[] };

/** Runs a bash script behind a command line that leads to a machine: see Machine.run. */
export const runScript = async (
  where: string,
  prefix: readonly string[],
  script: string,
  options: ScriptOptions = {},
): Promise<Outcome> => {
  const { timeoutMs = 60_000, allowFailure = false, environment = [], signal } = options;
  signal?.throwIfAborted();
  // The inner limit kills the whole process group there; a signal to the outer end would not pass into a PID namespace.
  const limit = ['timeout', '--signal=KILL', String(timeoutMs / 1000)];
  const [command = 'env', ...words] = [...prefix, 'env', '-i', ...cleanEnvironment, ...environment, ...limit, ...bash];
  const child = execa(command, words, {
    input: script,
    reject: false,
    timeout: timeoutMs + 5000,
    // A signal that `timeout` hands on to the script, where nothing stands between.
    killSignal: 'SIGTERM',
    forceKillAfterDelay: 1000,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  let held = false;
  child.once('exit', () => {
    setTimeout(
      () => {
        held = !child.stdout.readableEnded || !child.stderr.readableEnded;
        child.stdout.destroy();
        child.stderr.destroy();
      },
      signal?.aborted ? 0 : graceMs,
    ).unref();
  });
  const startedAt = Date.now();
  const { exitCode = 137, stdout, stderr } = await child;
  signal?.throwIfAborted();
  if (held) {
    throw new LabcheckError(
      `${where}: the script ended, but something that it started still holds its output.`,
      'Start a daemon with: setsid COMMAND </dev/null >/dev/null 2>&1 &',
    );
  }
  if (exitCode !== 0 && !allowFailure) {
    const slow = exitCode === 137 && Date.now() - startedAt >= timeoutMs;
    const why = slow ? `the script took more than ${timeoutMs} ms` : lastWords(stderr);
    throw new LabcheckError(`${where}: ${why ?? `the script ended with status ${exitCode}, without a word`}`);
  }
  return { status: exitCode, stdout, stderr };
};
