import type { ClientChannel } from 'ssh2';
import { HostError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import { mostBytes } from '../../shell/session.ts';
import { remoteCommand } from '../clean-shell.ts';
import { keptWords, lastWords, linesHeard } from '../last-words.ts';
import { oneLine } from '../one-line.ts';
import type { Connection } from './connection.ts';
import { noShell, place } from './route/failure.ts';
import { type Limit, orAbort } from './route/limit.ts';

/** The most bytes that the host may send: the script's answers and their wrapping by ssh. */
const mostWithWrapping = mostBytes + mostBytes / 4;
/** Standard error carries a login's last words, never an answer. */
const mostComplaint = 1_000_000;
/** How long a shell may take to end after its input did, before it is hung up on; milliseconds. */
const graceMs = 1000;
/** After its exit was told, only its last words are still on their way; milliseconds. */
const lastWordsMs = 300;

/**
 * Opens the one shell of a connection: one session, no terminal, no forwarding.
 *
 * @param signal ends it, from now on
 * @throws HostError where the host lets nobody run anything
 */
export const openShell = async (connection: Connection, clock: Limit, signal: AbortSignal): Promise<Channel> => {
  const { allow, hangUp } = connection;
  clock.stage = 'a shell';
  const stream = await orAbort(execute(connection), clock.signal);
  clock.stage = 'the end of the script';
  allow(mostWithWrapping);
  signal.addEventListener('abort', hangUp, { once: true });
  if (signal.aborted) hangUp();
  return shellChannel(connection, stream, () => signal.removeEventListener('abort', hangUp));
};

const execute = ({ client, config, lost }: Connection): Promise<ClientChannel> =>
  new Promise<ClientChannel>((resolve, reject) => {
    client.exec(remoteCommand(config.user), (error, stream) => (error ? reject(error) : resolve(stream)));
  }).catch((error: Error) => {
    throw lost() ?? new HostError(`${place(config)} opens no shell: ${oneLine(error.message)}`, noShell);
  });

const shellChannel = (
  { config, lost, hangUp, banner }: Connection,
  stream: ClientChannel,
  release: () => void,
): Channel => {
  const complaints = keptWords();
  let complained = 0;
  let exited = false;
  let ended = false;
  stream.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.length;
    complaints.add(chunk);
    if (complained > mostComplaint) hangUp();
  });
  stream.once('exit', () => {
    exited = true;
  });
  // `lost` tells why a stream ended early.
  stream.on('error', () => {});
  stream.stderr.on('error', () => {});
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
  const exit = new Promise<void>((resolve) => stream.once('exit', () => resolve()));
  // ssh2 throws where the connection has ended by now; the output's end says so already.
  const quietly = (act: () => void): void => {
    try {
      act();
    } catch {
      hangUp();
    }
  };
  return {
    write: (script) => quietly(() => void stream.write(script)),
    output: stream,
    lastWords: (heard) => {
      const lines = { banner: banner.lines(), output: linesHeard(heard), errors: complaints.lines() };
      const words = lastWords(lines, config.user);
      const broke = lost();
      if (words.means || !broke || (words.said !== '' && exited)) return words;
      return { ...words, means: broke instanceof HostError ? broke : new HostError(broke.message) };
    },
    endInput: () => quietly(() => void stream.end()),
    close: async () => {
      if (ended) return;
      ended = true;
      quietly(() => stream.end());
      stream.resume();
      await within(graceMs, Promise.race([closed, exit.then(() => within(lastWordsMs, closed))]));
      hangUp();
      release();
    },
  };
};

/** Waits, but no longer than that. */
const within = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
};
