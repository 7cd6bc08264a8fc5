import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabcheckError } from '../../src/index.ts';

/** The way to tell an emulator what to do, while its machine runs. */
export type Monitor = {
  /** A command of QEMU's human monitor; gives what it says, which is nothing where a deed went well. */
  readonly command: (line: string) => Promise<string>;
  readonly close: () => void;
};

type Message = { readonly return?: unknown; readonly error?: { readonly desc?: string } };

/** How often the socket is tried, ten times a second. */
const tries = 100;

/**
 * Opens the socket that `-qmp unix:PATH,server=on,wait=off` makes (QEMU's QMP protocol: one JSON object a line).
 *
 * @throws LabcheckError where nobody listens there
 */
export const openMonitor = async (path: string, signal: AbortSignal): Promise<Monitor> => {
  const socket = await connected(path, signal);
  socket.on('error', () => {});
  const waiting: ((message: Message) => void)[] = [];
  createInterface({ input: socket }).on('line', (line) => {
    const message = JSON.parse(line) as Message;
    // Greetings and events answer nothing.
    if ('return' in message || 'error' in message) waiting.shift()?.(message);
  });
  socket.once('close', () => {
    for (const answer of waiting.splice(0)) answer({ error: { desc: 'the emulator ended' } });
  });
  const execute = async (request: object): Promise<unknown> => {
    const message = await new Promise<Message>((resolve) => {
      if (socket.destroyed) return resolve({ error: { desc: 'the emulator ended' } });
      waiting.push(resolve);
      socket.write(`${JSON.stringify(request)}\n`);
    });
    if (message.error) throw new LabcheckError(`The emulator refused: ${message.error.desc ?? 'no reason was given'}`);
    return message.return;
  };
  await execute({ execute: 'qmp_capabilities' });
  return {
    command: async (line) =>
      String(await execute({ execute: 'human-monitor-command', arguments: { 'command-line': line } })).trim(),
    close: () => socket.destroy(),
  };
};

const connected = async (path: string, signal: AbortSignal) => {
  for (let count = 0; count < tries; count += 1) {
    signal.throwIfAborted();
    const socket = connect(path);
    try {
      await once(socket, 'connect');
      return socket;
    } catch {
      socket.destroy();
      await sleep(100);
    }
  }
  throw new LabcheckError('The emulator does not listen to its monitor.');
};
