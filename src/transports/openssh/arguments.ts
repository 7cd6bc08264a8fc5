import { quote } from '../../shell/quote.ts';
import { remoteCommand } from '../clean-shell.ts';
import type { SshAddress } from '../ssh/route/address.ts';
import { jumpsBefore } from '../ssh/route/jump-chain.ts';
import type { SshSettings } from '../ssh/route/settings.ts';
import type { HostConfig } from '../ssh/route/user-config.ts';

/** Options that ssh knows since 8.7; an older one has no such thing to switch off. */
const newer = { SessionType: 'default', ForkAfterAuthentication: 'no', StdinNull: 'no' };

/** Whatever the user's configuration says: one connection of its own, one command, and nothing is forwarded. */
const always = {
  IgnoreUnknown: Object.keys(newer).join(','),
  ...newer,
  RequestTTY: 'no',
  RemoteCommand: 'none',
  EscapeChar: 'none',
  ControlMaster: 'no',
  ControlPath: 'none',
  ForwardAgent: 'no',
  ForwardX11: 'no',
  ClearAllForwardings: 'yes',
  PermitLocalCommand: 'no',
  ServerAliveInterval: '10',
  ServerAliveCountMax: '3',
  // Says when the login is over.
  LogLevel: 'VERBOSE',
};

/** The words after `ssh`. Where a human is there, ssh asks on the terminal by itself. */
export const sshArguments = (address: SshAddress, config: HostConfig, settings: SshSettings): string[] => {
  const options = {
    ...always,
    StrictHostKeyChecking: config.acceptNew ? 'accept-new' : 'yes',
    ConnectTimeout: String(Math.ceil(config.connectTimeoutMs / 1000)),
    ...(settings.jump === undefined ? {} : { ProxyCommand: wayOver(jumpsBefore(config), settings) }),
  };
  return [
    ...shared(settings),
    ...['-T', '-l', config.user, '-p', String(config.port)],
    ...asOptions(options),
    ...['--', address.host, remoteCommand(config.user)],
  ];
};

const asOptions = (options: Readonly<Record<string, string>>): string[] =>
  Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);

/** Options for a host and for the jump hosts before it; ProxyJump would pass on only the configuration file. */
const shared = ({ configFile, identities = [], knownHosts, ask }: SshSettings): string[] => [
  ...(configFile === undefined ? [] : ['-F', configFile]),
  ...identities.flatMap((file) => ['-i', file]),
  ...asOptions({
    BatchMode: ask === undefined ? 'yes' : 'no',
    ...(knownHosts === undefined ? {} : { UserKnownHostsFile: knownHosts }),
  }),
];

/** The command by which ssh reaches what lies behind some jump hosts, the last of which it starts from. */
const wayOver = (jumps: readonly SshAddress[], settings: SshSettings): string => {
  const { user, host, port } = jumps.at(-1) ?? {};
  if (host === undefined) return 'none';
  const before = jumps.slice(0, -1);
  const options = {
    ...(settings.acceptNew === undefined ? {} : { StrictHostKeyChecking: settings.acceptNew ? 'accept-new' : 'yes' }),
    // ssh expands percent signs in its own command; those of the commands within are not for it.
    ...(before.length === 0 ? {} : { ProxyCommand: wayOver(before, settings).replaceAll('%', '%%') }),
  };
  return [
    ...['ssh', ...shared(settings)],
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...asOptions(options),
    ...['-W', '[%h]:%p', '--', host],
  ]
    .map(quote)
    .join(' ');
};
