import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { LabcheckError } from '../../src/index.ts';
import type { ProcessIdentity } from '../../src/transports/process-identity.ts';
import { parseStat } from '../../src/transports/process-identity.ts';
import { lastWords } from '../last-words.ts';
import { initScript } from './init-script.ts';

const patienceMs = 30_000;

/** The environment of the init script. */
export type InitVariables = {
  readonly name: string;
  /** One folder a line. */
  readonly cgroups: string;
  readonly plan: string;
  /** Where the sandbox's own tmpfs is mounted, unseen by this machine, and how large it may grow. */
  readonly stage: string;
  readonly size: string;
  /** The folder that takes what the sandbox changes. */
  readonly writes: string;
  /** The folder of a layer to build on, or empty. */
  readonly layer: string;
  /** See Boot. */
  readonly outside: string;
  readonly inside: string;
};

/** The first process of a sandbox, and the pipe that ties it to this process. */
export type StartedInit = {
  readonly identity: ProcessIdentity;
  /** Cuts the tie: the sandbox outlives this process. */
  readonly keep: () => Promise<void>;
};

const namespaces = [
  '--mount',
  '--net',
  '--pid',
  '--uts',
  '--ipc',
  '--fork',
  '--kill-child',
  '--propagation',
  'private',
];

/**
 * Starts it in new namespaces, behind a command line that leads to where it shall start; resolves when the host
 * stands.
 */
export const startInit = async (prefix: readonly string[], variables: InitVariables): Promise<StartedInit> => {
  // The script comes by the environment, so that `ps` shows a name and not all of it.
  const bash = ['bash', '-c', 'eval "$script"', `labcheck-sandbox-${variables.name}`];
  const [command = '', ...words] = [...prefix, 'unshare', ...namespaces, '--', ...bash];
  // Not execa: this child outlives the call, and neither it nor its pipes may keep this process waiting. Node closes
  // the parent's ends in every other child (FD_CLOEXEC), so that this process alone holds the tie.
  const child = spawn(command, words, {
    env: { PATH: process.env.PATH, script: initScript, ...variables },
    detached: true,
    cwd: '/',
  });
  child.stdin.on('error', () => undefined);
  try {
    const identity = await ready(child);
    child.unref();
    (child.stdin as Socket).unref();
    const keep = () => new Promise<void>((resolve) => child.stdin.end('keep\n', () => resolve()));
    return { identity, keep };
  } catch (error) {
    child.stdin.destroy();
    child.kill('SIGKILL');
    throw error;
  } finally {
    child.stdout.destroy();
    child.stderr.destroy();
  }
};

const ready = (child: ChildProcessWithoutNullStreams): Promise<ProcessIdentity> =>
  new Promise((resolve, reject) => {
    let said = '';
    let complaint = '';
    const refuse = (why: string) => {
      clearTimeout(timer);
      reject(new LabcheckError(`The sandbox could not be made: ${lastWords(complaint) ?? why}`));
    };
    const timer = setTimeout(refuse, patienceMs, `it was not ready after ${patienceMs / 1000} s`);
    child.once('error', (error) => refuse(error.message));
    child.once('close', () => refuse('its first process ended'));
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const [, line] = /^ready (.*)\n/m.exec(said) ?? [];
      const identity = line && parseStat(line);
      if (!identity) return;
      clearTimeout(timer);
      resolve(identity);
    });
  });
