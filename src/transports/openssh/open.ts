import { HostError } from '../../model/errors.ts';
import { ownTrouble } from '../../model/own-trouble.ts';
import type { Channel } from '../../model/transport.ts';
import type { SshAddress } from '../ssh/route/address.ts';
import { tooSlow } from '../ssh/route/failure.ts';
import { limit, orAbort } from '../ssh/route/limit.ts';
import type { SshSettings } from '../ssh/route/settings.ts';
import { type HostConfig, userConfig } from '../ssh/route/user-config.ts';
import { sshArguments } from './arguments.ts';
import { ownHang } from './own-hang.ts';
import { refusal, wordsOf } from './refusal.ts';

/** How long ssh may take to end after its input did, before it is killed; milliseconds. */
const graceMs = 1000;
/**
 * The longest time that a timer can be set to, in milliseconds: a human at ssh's own prompt has all the time that the
 * host has.
 */
const unlimitedMs = 2 ** 31 - 1;
/** Characters of standard error that are kept: the last ones. */
const mostSaid = 8000;

const piped = { stdin: 'pipe', stdout: 'pipe', stderr: 'pipe', buffer: false, reject: false } as const;

/**
 * Runs the shell of a host by the ssh program.
 *
 * @throws HostError where ssh ends before it has logged in
 */
export const openWithSsh = async (
  address: SshAddress,
  settings: SshSettings,
  signal: AbortSignal,
): Promise<Channel> => {
  const [{ execa }, config] = await Promise.all([import('execa'), userConfig(address, settings)]);
  // Where nobody is asked, ssh and all that it starts are a process group of their own.
  const alone = settings.ask === undefined;
  const child = execa('ssh', sshArguments(address, config, settings), {
    ...piped,
    detached: alone,
    cancelSignal: signal,
    forceKillAfterDelay: graceMs,
  });
  child.stdin.on('error', () => {});
  let said = '';
  const loggedIn = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-mostSaid);
      if (/^Authenticated to /m.test(said)) resolve();
    });
  });
  const ended = child.then(({ code, cause }) => {
    throw (
      ownTrouble(cause) ??
      ownTrouble({ code }) ??
      (code === 'ENOENT'
        ? new HostError('ssh is not on this machine', 'Install openssh-client, or write the host as ssh://')
        : refusal(said, config))
    );
  });
  const abandon = (): void => {
    // A ProxyCommand of the user's that hangs outlives ssh, and keeps its output open.
    if (alone && child.pid !== undefined) killGroup(child.pid);
    else child.kill();
    child.stdout.destroy();
    child.stderr.destroy();
  };
  await inTime(Promise.race([loggedIn, ended]), abandon, config, settings, signal);
  return {
    write: (script) => void child.stdin.write(script),
    output: child.stdout,
    lastWords: (heard) => wordsOf(said, heard, config.user),
    endInput: () => void child.stdin.end(),
    close: async () => {
      child.stdin.end();
      child.stdout.resume();
      const timer = setTimeout(() => child.kill(), graceMs);
      await child;
      clearTimeout(timer);
    },
  };
};

const killGroup = (leader: number): void => {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by now.
  }
};

/** ssh's own ConnectTimeout ends with the key exchange; a host may stall later, too. */
const inTime = async (
  work: Promise<void>,
  abandon: () => void,
  config: HostConfig,
  { ask }: SshSettings,
  signal: AbortSignal,
): Promise<void> => {
  const clock = limit(ask ? unlimitedMs : config.connectTimeoutMs, signal, (stage) => tooSlow(config, stage));
  clock.stage = 'the end of the login';
  try {
    await orAbort(work, clock.signal);
  } catch (error) {
    abandon();
    throw (clock.signal.aborted ? await ownHang(config) : undefined) ?? error;
  } finally {
    clock.end();
  }
};
