import { type SshAddress, writeAddress } from '../ssh/address.ts';
import { jumpsBefore } from '../ssh/jump-chain.ts';
import { remoteCommand } from '../ssh/remote-command.ts';
import type { SshSettings } from '../ssh/settings.ts';
import type { HostConfig } from '../ssh/user-config.ts';

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
    BatchMode: settings.ask === undefined ? 'yes' : 'no',
    StrictHostKeyChecking: config.acceptNew ? 'accept-new' : 'yes',
    ConnectTimeout: String(Math.ceil(config.connectTimeoutMs / 1000)),
    ...(settings.knownHosts === undefined ? {} : { UserKnownHostsFile: settings.knownHosts }),
    ...(settings.jump === undefined ? {} : { ProxyJump: jumpsBefore(config).map(writeAddress).join(',') || 'none' }),
  };
  return [
    ...(settings.configFile === undefined ? [] : ['-F', settings.configFile]),
    ...['-T', '-l', config.user, '-p', String(config.port)],
    ...(settings.identities ?? []).flatMap((file) => ['-i', file]),
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    ...['--', address.host, remoteCommand(config.user)],
  ];
};
