import type { ChannelTransport } from '../../model/transport.ts';
import { parseAddress } from '../ssh/route/address.ts';
import type { SshSettings } from '../ssh/route/settings.ts';
import { sshUri } from '../ssh/route/ssh-uri.ts';
import { openWithSsh } from './open.ts';

/**
 * Hosts over the network by the ssh program, for what ssh2 cannot do: security keys, certificates, GSSAPI,
 * ProxyCommand.
 */
export const opensshTransport = (settings: SshSettings): ChannelTransport => ({
  kind: 'channel',
  scheme: 'openssh',
  summary: 'the same by the ssh program, for security keys, certificates and GSSAPI',
  example: 'openssh://user@host:port',
  uri: sshUri,
  open: async (uri, { signal }) => openWithSsh(parseAddress(uri), settings, signal),
});
