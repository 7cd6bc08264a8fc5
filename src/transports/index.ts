import { UsageError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import type { Transport } from '../model/transport.ts';
import { evidence } from './evidence.ts';
import { local } from './local.ts';
import { sandbox } from './sandbox.ts';

/** Every way to reach a host. */
export const transports: readonly Transport[] = [local, sandbox, evidence];

/** What may stand where a host is asked for. */
export const allowedHosts = transports.map(({ example }) => example).join(', ');

/** People will write these; saying that they are unknown would be unfair. */
const planned = ['ssh', 'openssh'];

/**
 * The transport of a host's URI.
 *
 * @throws UsageError that names what is allowed
 */
export const transportFor = (uri: string): Transport => {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(uri) ?? [];
  const transport = transports.find((candidate) => candidate.scheme === scheme);
  if (!transport) throw unknownHost(uri, scheme);
  const wantsMore = transport.example !== `${scheme}:`;
  if (wantsMore !== rest.length > 0)
    throw new UsageError(
      `The host "${uri}" ${wantsMore ? `lacks what comes after "${scheme}:"` : `has more than "${scheme}:"`}.`,
      `Write it as ${transport.example}`,
    );
  return transport;
};

const unknownHost = (uri: string, scheme: string): UsageError => {
  const allowed = `Allowed are ${allowedHosts}.`;
  if (planned.includes(scheme))
    return new UsageError(
      `The host "${uri}" cannot be reached: ${scheme}:// is not in this version of labcheck.`,
      'Run labcheck collect -o evidence.json on that host, then labcheck judge evidence.json here.',
    );
  const names = transports.map((candidate) => candidate.scheme);
  if (scheme !== '')
    return new UsageError(
      `The host "${uri}" has the unknown scheme "${scheme}:".${nearest(scheme, [...names, ...planned])}`,
      allowed,
    );
  const meant = transports.find((candidate) => candidate.scheme === uri);
  if (meant) return new UsageError(`The host "${uri}" lacks its colon.`, `Write it as ${meant.example}`);
  if (uri.endsWith('.json'))
    return new UsageError(`The host "${uri}" looks like a file.`, `Write it as evidence:${uri}`);
  return new UsageError(
    `The host "${uri}" does not say how it is reached.`,
    `${allowed} Hosts over the network are not in this version.`,
  );
};
