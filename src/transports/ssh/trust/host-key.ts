import { createHash } from 'node:crypto';
import type { HostConfig } from '../route/user-config.ts';
import { knownName } from './host-names.ts';
import { type KnownKey, keyType, readKnownKeys } from './known-hosts.ts';

/** The verdict of known_hosts on a key that a host showed. */
export type Trust =
  | { readonly is: 'known' }
  /** No line names this host. */
  | { readonly is: 'new' }
  /** Lines name this host, with other keys. */
  | { readonly is: 'changed'; readonly instead: KnownKey }
  | { readonly is: 'revoked'; readonly by: KnownKey }
  /** Only an authority is on file, whose certificates ssh2 cannot verify. */
  | { readonly is: 'certified' };

/** The entries of one host in known_hosts. */
export type KnownHost = {
  readonly name: string;
  readonly keys: readonly KnownKey[];
  /** Entries for the host without its port: enough to recognise it, as in ssh, but no reason to refuse it. */
  readonly anyPort: readonly KnownKey[];
};

/** Reads the files that the configuration names. */
export const readKnownHost = async ({ hostname, port, hostKeyAlias, knownHosts }: HostConfig): Promise<KnownHost> => {
  const name = hostKeyAlias?.toLowerCase() ?? knownName(hostname, port);
  const plain = hostKeyAlias === undefined && port !== 22;
  const [keys, anyPort] = await Promise.all([
    readKnownKeys(knownHosts, name),
    plain ? readKnownKeys(knownHosts, hostname.toLowerCase()) : [],
  ]);
  return { name, keys, anyPort };
};

/**
 * Judges a key. A host that is known by keys of other types only counts as changed: who stands between could choose
 * the type.
 */
export const trustIn = (key: Buffer, { keys, anyPort }: KnownHost): Trust => {
  const all = [...keys, ...anyPort];
  const by = all.find(({ marker, blob }) => marker === 'revoked' && blob.equals(key));
  if (by) return { is: 'revoked', by };
  const own = keys.filter(isKey);
  if ((own.length > 0 ? own : anyPort.filter(isKey)).some(({ blob }) => blob.equals(key))) return { is: 'known' };
  const instead = own.find(({ type }) => type === keyType(key)) ?? own[0];
  if (instead) return { is: 'changed', instead };
  return { is: all.some(({ marker }) => marker === 'cert-authority') ? 'certified' : 'new' };
};

const isKey = ({ marker }: KnownKey): boolean => marker === 'key';

/** The signature algorithms of a key type; SHA-1 is none of them (RFC 8332). */
const algorithms = new Map([
  ['ssh-ed25519', ['ssh-ed25519']],
  ['ecdsa-sha2-nistp256', ['ecdsa-sha2-nistp256']],
  ['ecdsa-sha2-nistp384', ['ecdsa-sha2-nistp384']],
  ['ecdsa-sha2-nistp521', ['ecdsa-sha2-nistp521']],
  ['ssh-rsa', ['rsa-sha2-512', 'rsa-sha2-256']],
]);

/** The key types to ask the host for: first those on file, or a host known by its RSA key would look changed. */
export const hostKeyAlgorithms = ({ keys, anyPort }: KnownHost): string[] => {
  const onFile = [...keys, ...anyPort].filter(isKey).map(({ type }) => type);
  return [...new Set([...onFile, ...algorithms.keys()])].flatMap((type) => algorithms.get(type) ?? []);
};

/** As `ssh-keygen -l` prints it. */
export const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256')
    .update(key)
    .digest('base64')
    .replace(/(?<!=)=+$/, '')}`;
