import type { ClientChannel } from 'ssh2';
import { HostError } from '../../model/errors.ts';
import { oneLine } from '../one-line.ts';
import type { Connection } from './connection.ts';
import { place } from './route/failure.ts';
import { type Limit, orAbort } from './route/limit.ts';
import type { HostConfig } from './route/user-config.ts';

/**
 * A wire to a host through a jump host, as `ssh -W` makes it.
 *
 * @throws HostError where the jump host may not, or cannot, reach it
 */
export const forward = (
  { client, config: jump, lost }: Connection,
  to: HostConfig,
  { signal }: Limit,
): Promise<ClientChannel> => {
  const wire = new Promise<ClientChannel>((resolve, reject) => {
    const refused = (error: Error & { readonly reason?: unknown }): Error => lost() ?? notForwarded(error, jump, to);
    try {
      client.forwardOut('127.0.0.1', 0, to.hostname, to.port, (error, stream) => {
        if (error) return reject(refused(error));
        // The caller may be gone.
        if (signal.aborted) stream.destroy();
        stream.on('error', () => {});
        resolve(stream);
      });
    } catch (error) {
      reject(refused(error as Error));
    }
  });
  return orAbort(wire, signal);
};

/** SSH_OPEN_ADMINISTRATIVELY_PROHIBITED (RFC 4254 5.1). */
const prohibited = 1;

const notForwarded = (error: Error & { readonly reason?: unknown }, jump: HostConfig, to: HostConfig): HostError =>
  error.reason === prohibited
    ? new HostError(
        `the jump host ${place(jump)} does not lead on to ${place(to)}`,
        'Look at AllowTcpForwarding and PermitOpen in its sshd_config.',
      )
    : new HostError(
        `the jump host ${place(jump)} cannot reach ${place(to)}: ${oneLine(error.message.replace('(SSH) Channel open failure: ', ''))}`,
        'Is the host up, and is its name right as the jump host knows it?',
      );
