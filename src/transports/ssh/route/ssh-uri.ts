import type { UriParts } from '../../../model/transport.ts';
import { parseAddress } from './address.ts';

/**
 * The parts of `ssh://` and `openssh://` URIs; both lead to the same machine.
 *
 * @throws UsageError where it is no such address
 */
export const sshUri = (uri: string): UriParts => {
  const { user, host, port = 22 } = parseAddress(uri);
  return {
    machine: `//${spelledOneWay(host)}${port === 22 ? '' : `:${port}`}`,
    as: (login) => (user === undefined ? uri.replace('://', () => `://${encodeURIComponent(login)}@`) : uri),
    from: () => uri,
  };
};

/** Every machine’s names for itself. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** One spelling of a host: 10.4.0.7 is also 168034311, 0xa040007 and ::ffff:10.4.0.7 (inet_aton(3), RFC 4291 2.5.5.2). */
const spelledOneWay = (host: string): string => {
  const plain = host.replace(/\.$/, '').toLowerCase();
  try {
    const { hostname } = new URL(`http://${plain.includes(':') ? `[${plain}]` : plain}`);
    const [, high, low] = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(hostname) ?? [];
    if (high === undefined || low === undefined) return loopback.includes(hostname) ? 'localhost' : hostname;
    const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
    return [one >> 8, one & 255, other >> 8, other & 255].join('.');
  } catch {
    // A zone, as in fe80::1%eth0, is no part of a web address.
    return plain;
  }
};
