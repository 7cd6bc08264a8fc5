import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { LabcheckError } from '../../src/index.ts';
import { lastWords } from '../last-words.ts';

/** A process that does nothing but keep its namespaces, for others to enter. */
export type Holder = { readonly pid: number; readonly destroy: () => Promise<void> };

/**
 * Starts one, tied to this process by its input as a sandbox is: it dies with it, however that dies.
 *
 * @param what is called so in the message where it fails
 * @param namespaces options of unshare(1)
 * @param prepare shell that is run in them first
 */
export const startHolder = async (what: string, namespaces: readonly string[], prepare: string): Promise<Holder> => {
  const script = `${prepare} && echo ready && exec >/dev/null && read -r _`;
  const child = spawn('unshare', [...namespaces, '--', 'bash', '-c', script], { detached: true, cwd: '/' });
  child.stdin.on('error', () => undefined);
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const word = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => undefined)]);
  if (!word || child.pid === undefined)
    throw new LabcheckError(`${what} could not be made: ${lastWords(complaint) ?? 'its process ended'}`);
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  (child.stdin as Socket).unref();
  const destroy = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
  return { pid: child.pid, destroy };
};
