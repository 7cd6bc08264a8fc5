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
    names: { host, login: user },
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
    const name = mapped(hostname) ?? hostname;
    return loopback.includes(name) ? 'localhost' : name;
  } catch {
    // A zone, as in fe80::1%eth0, is no part of a web address.
    return plain;
  }
};

/** The IPv4 address within one of IPv6. */
const mapped = (hostname: string): string | undefined => {
  const [, ...halves] = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(hostname) ?? [];
  const numbers = halves.map((half) => Number.parseInt(half, 16));
  return numbers.length === 0 ? undefined : numbers.flatMap((number) => [number >> 8, number & 255]).join('.');
};
