import { UsageError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import type { HostUri, Transport } from '../model/transport.ts';
import { evidence } from './evidence/index.ts';
import { local } from './local/index.ts';
import { opensshTransport } from './openssh/index.ts';
import { sandbox } from './sandbox/index.ts';
import { type SshSettings, sshTransport } from './ssh/index.ts';

/** Every way to reach a host; those over the network by these settings, and with one set of keys and prompts for all. */
const transportsBy = (settings: SshSettings): readonly Transport[] => [
  local,
  sshTransport(settings),
  opensshTransport(settings),
  sandbox,
  evidence,
];
const plainly: SshSettings = {};
const known = new WeakMap<SshSettings, readonly Transport[]>();

/** Every way to reach a host. */
export const transports: readonly Transport[] = transportsBy(plainly);

/** The forms of a host's address. */
export const allowedHosts = transports.map(({ example }) => example).join(', ');

/**
 * The transport of a host's URI.
 *
 * @param settings how hosts over the network are reached; the same object shares its keys and connections' prompts
 * @throws UsageError that names what is allowed
 */
export const transportFor = (uri: string, settings: SshSettings = plainly): Transport => {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(uri) ?? [];
  let all = known.get(settings);
  if (!all) known.set(settings, (all = transportsBy(settings)));
  const transport = all.find((candidate) => candidate.scheme === scheme);
  if (!transport) throw unknownHost(uri, scheme);
  const wantsMore = transport.example !== `${scheme}:`;
  if (wantsMore !== rest.length > 0)
    throw new UsageError(
      `The host "${uri}" ${wantsMore ? `lacks what comes after "${scheme}:"` : `has more than "${scheme}:"`}.`,
      `Write it as ${transport.example}`,
    );
  return transport;
};

/**
 * The meaning of a host's URI, as its transport reads it. A bare address, such as `10.4.0.7` or `root@lab-7:2222`, is
 * one of ssh.
 *
 * @throws UsageError where no transport can
 */
export const hostUri = (uri: string): HostUri => {
  const full = withScheme(uri);
  return { full, ...transportFor(full).uri(full) };
};

/**
 * The URI of a host that somebody typed. A bare address is one of ssh, as in a roster; a single word may as well be the
 * name of a student or of a sandbox, and stays for `transportFor` to refuse.
 */
export const typedHost = (host: string): string => (/^[\p{L}\d_-]+$/u.test(host) ? host : withScheme(host));

/** A scheme's name without its colon, and a file of evidence, are slips and no machines. */
const withScheme = (host: string): string => {
  if (host.endsWith('.json') || transports.some(({ scheme }) => scheme === host)) return host;
  if (bareIp6.test(host)) return `ssh://[${host}]`;
  return bareAddress.test(host) ? `ssh://${host}` : host;
};

const bareIp6 = /^(?=[^:]*:[^:]*:)[\da-f:.]+(?:%[\w.-]+)?$/i;
/** `NAME:PORT` may be any scheme (`sandbox:1`), unless the name has a dot or stands behind a login. */
const bareAddress =
  /^(?:[^\s:/]+@)?(?:[\p{L}\d][\p{L}\d_.-]*|\[[^\]/]*\])$|^(?:[^\s:/]+@[\p{L}\d][\p{L}\d_.-]*|[\p{L}\d][\p{L}\d_-]*\.[\p{L}\d_.-]+|\[[^\]/]*\]):\d{1,5}$/u;

const unknownHost = (uri: string, scheme: string): UsageError => {
  const allowed = `Allowed are ${allowedHosts}.`;
  const names = transports.map((candidate) => candidate.scheme);
  if (scheme !== '')
    return new UsageError(`The host "${uri}" has the unknown scheme "${scheme}:".${nearest(scheme, names)}`, allowed);
  const meant = transports.find((candidate) => candidate.scheme === uri);
  if (meant) return new UsageError(`The host "${uri}" lacks its colon.`, `Write it as ${meant.example}`);
  if (uri.endsWith('.json'))
    return new UsageError(`The host "${uri}" looks like a file.`, `Write it as evidence:${uri}`);
  return new UsageError(`The host "${uri}" does not say how it is reached.`, allowed);
};
