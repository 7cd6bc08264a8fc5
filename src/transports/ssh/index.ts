import type { ChannelTransport } from '../../model/transport.ts';
import { asking } from './asking.ts';
import type { Tools } from './connection.ts';
import { keyring } from './keys/keyring.ts';
import { loadSsh2 } from './library.ts';
import { opener } from './open.ts';
import { parseAddress } from './route/address.ts';
import type { SshSettings } from './route/settings.ts';
import { sshUri } from './route/ssh-uri.ts';

export type { Ask, SshSettings } from './route/settings.ts';

/** Hosts over the network, by ssh2. All hosts that one such transport reaches share its keys, prompts and jump hosts. */
export const sshTransport = (settings: SshSettings): ChannelTransport => {
  const human = asking(settings.ask);
  const keys = keyring(human);
  let tools: Promise<Tools> | undefined;
  const load = (): Promise<Tools> => {
    tools ??= loadSsh2().then((ssh2) => ({ ssh2, keyring: keys, asking: human }));
    return tools;
  };
  const open = opener(settings, load);
  return {
    kind: 'channel',
    scheme: 'ssh',
    summary: 'a host over the network, with your keys, known_hosts and ssh configuration',
    example: 'ssh://user@host:port',
    uri: sshUri,
    open: async (uri, { signal }) => open(parseAddress(uri), signal),
  };
};
