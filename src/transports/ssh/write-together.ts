import type { Duplex } from 'node:stream';

/**
 * Lets all that is written to a wire in one go leave it at once: ssh2 writes each packet in three pieces, and each piece
 * would be a call of the system's and, without Nagle's algorithm, a packet of the network's.
 */
export const writeTogether = (wire: Duplex): void => {
  const write = wire.write.bind(wire) as (...words: unknown[]) => boolean;
  let corked = false;
  const uncork = (): void => {
    corked = false;
    wire.uncork();
  };
  wire.write = (...words: unknown[]): boolean => {
    if (!corked) {
      corked = true;
      wire.cork();
      // Writes that follow at once are sent together: the fewer packets, the less a host waits for acknowledgements.
      process.nextTick(uncork);
    }
    return write(...words);
  };
};
