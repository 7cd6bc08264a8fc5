import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import { HostError } from '../model/errors.ts';
import { ownTrouble } from '../model/own-trouble.ts';
import type { Channel, OpenOptions } from '../model/transport.ts';
import { cleanPath } from './clean-shell.ts';
import { keptWords, lastWords, linesHeard } from './last-words.ts';

/** How long a shell may take to end after its input did, before it is killed; milliseconds. */
const graceMs = 1000;

/**
 * A channel to a shell that runs as a child process of the grader.
 *
 * @throws HostError where the command cannot be started
 */
export const shellProcess = async (
  [command = '', ...words]: readonly string[],
  { signal }: OpenOptions,
): Promise<Channel> => {
  const child = spawn(command, words, {
    stdio: 'pipe',
    env: { PATH: `${cleanPath}:/usr/local/sbin:/usr/local/bin` },
    cwd: '/',
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) =>
      reject(ownTrouble(error) ?? new HostError(`${command} cannot be started: ${error.message}`)),
    );
  });
  const kept = keptWords();
  child.stderr.on('data', kept.add);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdin.on('error', () => {});
  const stop = (): void => {
    // Processes that the shell started may hold its streams longer than it lives.
    child.stdout.destroy();
    child.stderr.destroy();
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return {
    write: (script) => void child.stdin.write(script),
    output: child.stdout,
    lastWords: (heard) => lastWords({ banner: [], output: linesHeard(heard), errors: kept.lines() }, ownName()),
    endInput: () => void child.stdin.end(),
    close: async () => {
      child.stdin.end();
      child.stdout.resume();
      const timer = setTimeout(stop, graceMs);
      await gone;
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
};

/** As sudoers knows the login that labcheck runs as; one without a name is known by its number there. */
const ownName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `#${process.getuid?.() ?? 0}`;
  }
};
