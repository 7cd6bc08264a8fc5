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

/** What may stand where a host is asked for. */
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
 * What a host's URI says, as its transport reads it.
 *
 * @throws UsageError where no transport can
 */
export const hostUri = (uri: string): HostUri => transportFor(uri).uri(uri);

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
