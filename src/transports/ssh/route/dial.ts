import { connect, type Socket } from 'node:net';
import { ownTrouble } from '../../../model/own-trouble.ts';
import { unreachable } from './failure.ts';
import type { Limit } from './limit.ts';
import type { HostConfig } from './user-config.ts';

/**
 * A TCP connection whose small packets leave at once: with Nagle's algorithm, which ssh2 leaves on, each small request
 * waits for the other side's delayed acknowledgement.
 */
export const dial = (config: Pick<HostConfig, 'hostname' | 'port' | 'family'>, { signal }: Limit): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname: host, port, family } = config;
    const socket = connect({ host, port, family, noDelay: true, keepAlive: true });
    const give = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    const abort = (): void => give(signal.reason as Error);
    // The listener stays: an error that comes when nobody is interested any more must not end the process.
    socket.on('error', (error) => give(ownTrouble(error) ?? unreachable(error, config)));
    socket.once('connect', () => {
      signal.removeEventListener('abort', abort);
      resolve(socket);
    });
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
