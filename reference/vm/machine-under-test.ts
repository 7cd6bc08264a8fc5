import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabcheckError } from '../../src/index.ts';
import { sshTransport } from '../../src/transports/ssh/index.ts';
import type { Machine } from '../machine.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { type Keys, remember } from './keys.ts';
import { sshMachine } from './ssh-machine.ts';

/** A booted machine: to be built in, and to be graded over the network as any student's. */
export type MachineUnderTest = Emulator & {
  readonly machine: Machine;
  readonly uri: string;
  readonly transport: ReturnType<typeof sshTransport>;
};

export type BootOptions = {
  readonly name: string;
  readonly image: string;
  readonly runDisk: string;
  /** A folder that does not exist yet, for what it writes. */
  readonly folder: string;
  readonly keys: Keys;
  readonly signal: AbortSignal;
};

/** A boot takes seven seconds where nothing else runs. */
const bootMs = 240_000;
/** Emulated, a login takes a second where the keys of ssh take a moment. */
const connectTimeoutMs = 60_000;

/**
 * Boots one, and waits until it lets the grader in.
 *
 * @throws LabcheckError with the end of its console where it does not
 */
export const bootMachine = async ({ name, keys, ...options }: BootOptions): Promise<MachineUnderTest> => {
  const { folder, signal } = options;
  await mkdir(folder);
  const emulator = await startEmulator(options.image, options);
  const knownHosts = join(folder, 'known_hosts');
  try {
    await remember(knownHosts, keys, emulator.port);
    const machine = sshMachine(name, emulator.port, { login: keys.login, knownHosts });
    const late = Date.now() + bootMs;
    while ((await machine.run('true', { allowFailure: true, signal })).status !== 0) {
      if (Date.now() > late)
        throw new LabcheckError(`The machine ${name} does not boot: ${(await emulator.console()).trim()}`);
      await sleep(500);
    }
    const transport = sshTransport({
      identities: [keys.login],
      knownHosts,
      configFile: 'none',
      connectTimeoutMs,
    });
    return { ...emulator, machine, uri: `ssh://root@127.0.0.1:${emulator.port}`, transport };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
};
