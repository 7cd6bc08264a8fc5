import { HostError } from '../../../model/errors.ts';
import { quote, word } from '../../../shell/quote.ts';
import { writeAddress } from '../route/address.ts';
import type { HostConfig } from '../route/user-config.ts';
import { fingerprint, type Trust } from './host-key.ts';
import { keyType } from './known-hosts.ts';

/** Why a host is not spoken to, with the very command that cures it. */
export const hostKeyRefusal = (
  trust: Exclude<Trust, { is: 'known' }>,
  key: Buffer,
  name: string,
  config: HostConfig,
): HostError => {
  const shown = `${keyType(key)} ${fingerprint(key)}`;
  const file = config.knownHosts[0] ?? '~/.ssh/known_hosts';
  switch (trust.is) {
    case 'new':
      return new HostError(
        `the host key of ${name} is not known: ${shown}`,
        `Compare it with what ssh-keygen -l -f /etc/ssh/ssh_host_${shortType(key)}_key.pub prints on the host, then trust it: ${learn(key, file, config)}, or run labcheck with --accept-new-host-keys.`,
      );
    case 'changed': {
      const { instead } = trust;
      return new HostError(
        `the host key of ${name} has changed to ${shown}; ${instead.file}:${instead.line} holds ${instead.type} ${fingerprint(instead.blob)}. Someone may stand in between`,
        `Where the machine was made anew, forget its old key: ssh-keygen -f ${word(instead.file)} -R ${forget(name)} and then trust the new one: ${learn(key, file, config)}`,
      );
    }
    case 'revoked':
      return new HostError(
        `the host key of ${name} is revoked by ${trust.by.file}:${trust.by.line}: ${shown}`,
        'Give the host a new key, and trust that one.',
      );
    case 'certified':
      return new HostError(
        `the host key of ${name} is known only by a certificate authority, which ssh:// cannot verify`,
        `Write the host as openssh://${config.alias}`,
      );
  }
};

/** The name of a type as ssh-keygen and ssh-keyscan take it. */
const shortType = (key: Buffer): string => (/rsa$|ed25519|ecdsa/.exec(keyType(key) ?? '') ?? ['ed25519'])[0];

const forget = (name: string): string => (/^[\w.-]+$/.test(name) ? name : quote(name));

/** ssh-keyscan cannot go through a jump host; there ssh itself asks. */
const learn = (key: Buffer, file: string, { alias, hostname, port, user, jumps }: HostConfig): string => {
  const at = port === 22 ? '' : `-p ${port} `;
  return jumps.length > 0
    ? `ssh -J ${word(jumps.map(writeAddress).join(','))} ${at}${word(`${user}@${alias}`)} true`
    : `ssh-keyscan ${at}-t ${shortType(key)} ${word(hostname)} >> ${word(file)}`;
};
