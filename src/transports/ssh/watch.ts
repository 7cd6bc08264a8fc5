import type { Duplex } from 'node:stream';

/** The bytes that a wire has brought so far. */
export type Watch = {
  /** How many bytes it may bring in all, from now on. */
  readonly allow: (bytes: number) => void;
  /** The other side's words where it did not greet as an ssh server does. */
  readonly said: () => string;
};

/** As ssh2, which reads greetings of up to 1024 lines; what is said in the first lines is enough for a message. */
const mostSaid = 1000;

/**
 * Watches a wire that ssh2 reads: the flow control of ssh bounds only what an honest server sends.
 *
 * @param greeted called when the line that makes it an ssh server has come (RFC 4253 4.2)
 */
export const watch = (wire: Duplex, most: number, greeted: () => void, flooded: () => void): Watch => {
  let allowed = most;
  let received = 0;
  let head: string | undefined = '';
  wire.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > allowed) return flooded();
    if (head === undefined || head.length > mostSaid) return;
    head += chunk.toString('latin1', 0, mostSaid);
    if (!/^SSH-/m.test(head)) return;
    head = undefined;
    greeted();
  });
  return {
    allow: (bytes) => {
      allowed = bytes;
    },
    said: () => head ?? '',
  };
};
