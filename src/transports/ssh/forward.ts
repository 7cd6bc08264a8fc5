import type { ClientChannel } from 'ssh2';
import type { HostError } from '../../model/errors.ts';
import { oneLine } from '../one-line.ts';
import { refusalIn } from '../refusal-in.ts';
import type { Connection } from './connection.ts';
import { cannotReach, doesNotLeadOn, onJumpHost, place } from './route/failure.ts';
import { type Limit, orAbort } from './route/limit.ts';
import type { HostConfig } from './route/user-config.ts';

/**
 * A wire to a host through a jump host, as `ssh -W` makes it.
 *
 * @throws HostError where the jump host may not, or cannot, reach it
 */
export const forward = (
  { client, config, banner, lost }: Connection,
  to: HostConfig,
  { signal }: Limit,
): Promise<ClientChannel> => {
  const wire = new Promise<ClientChannel>((resolve, reject) => {
    const refused = (error: Error & { readonly reason?: unknown }): Error =>
      lost() ?? notForwarded(error, { config, banner }, to);
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

const notForwarded = (
  error: Error & { readonly reason?: unknown },
  { config: jump, banner }: Pick<Connection, 'config' | 'banner'>,
  to: HostConfig,
): HostError => {
  if (error.reason !== prohibited)
    return cannotReach(place(jump), place(to), oneLine(error.message.replace('(SSH) Channel open failure: ', '')));
  const refused = refusalIn(banner.lines(), jump.user);
  return refused ? onJumpHost(place(jump), refused) : doesNotLeadOn(place(jump), place(to));
};
