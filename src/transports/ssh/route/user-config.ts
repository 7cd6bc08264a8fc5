import { homedir, hostname, userInfo } from 'node:os';
import { parseJumps, type SshAddress } from './address.ts';
import type { SshSettings } from './settings.ts';
import { type Options, optionsOf } from './ssh-options.ts';

/** The way to reach one host, after the user's configuration was applied. */
export type HostConfig = {
  /** The host as it was written. */
  readonly alias: string;
  readonly hostname: string;
  readonly port: number;
  readonly user: string;
  /** Private keys to try, in this order; most of the defaults do not exist. */
  readonly identityFiles: readonly string[];
  /** Keys of the agent that are in no identity file are not offered. */
  readonly identitiesOnly: boolean;
  /** The agent's socket. */
  readonly agent: string | undefined;
  /** Looked in for a host's keys; the first is written to. */
  readonly knownHosts: readonly string[];
  readonly hashKnownHosts: boolean;
  readonly acceptNew: boolean;
  /** The name under which the host's key is looked up, instead of its own. */
  readonly hostKeyAlias: string | undefined;
  readonly jumps: readonly SshAddress[];
  readonly proxyCommand: string | undefined;
  readonly connectTimeoutMs: number;
  /** 4 or 6 where the configuration wants only that one, else 0. */
  readonly family: 0 | 4 | 6;
};

/**
 * The user's configuration for a host, as `ssh -G` prints it. On a machine without ssh, its defaults hold.
 *
 * @throws UsageError where the configuration cannot be read
 */
export const userConfig = async (address: SshAddress, settings: SshSettings, program = 'ssh'): Promise<HostConfig> =>
  hostConfig(await optionsOf(address, settings, program), address, settings);

/** ssh's own defaults (ssh_config(5)), for a machine without it. */
const defaultIdentities = ['~/.ssh/id_rsa', '~/.ssh/id_ecdsa', '~/.ssh/id_ed25519'];
const defaultKnownHosts = '~/.ssh/known_hosts ~/.ssh/known_hosts2 /etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2';
const defaultConnectMs = 15_000;

const hostConfig = (options: Options, address: SshAddress, settings: SshSettings): HostConfig => {
  /** `none` is how ssh -G says that an option is not set. */
  const first = (keyword: string): string | undefined => options.get(keyword)?.find((value) => value !== 'none');
  const name = first('hostname') ?? address.host;
  const port = Number(first('port') ?? address.port ?? 22);
  const me = whoAmI();
  const user = first('user') ?? address.user ?? settings.user ?? me.name;
  const hostKeyAlias = first('hostkeyalias');
  const expanded = expander({
    d: me.home,
    h: name,
    i: String(process.getuid?.() ?? ''),
    k: hostKeyAlias ?? address.host,
    l: hostname(),
    n: address.host,
    p: String(port),
    r: user,
    u: me.name,
  });
  const files = (value: string): string[] =>
    value
      .split(' ')
      .filter((file) => file !== '' && file !== 'none')
      .map(expanded);
  const known = options.has('userknownhostsfile')
    ? `${options.get('userknownhostsfile')?.[0]} ${first('globalknownhostsfile') ?? ''}`
    : defaultKnownHosts;
  const seconds = Number(first('connecttimeout'));
  return {
    alias: address.host,
    hostname: name,
    port,
    user,
    identityFiles: [
      ...new Set(
        [...(settings.identities ?? []), ...(options.get('identityfile') ?? defaultIdentities)]
          .filter((file) => file !== 'none')
          .map(expanded),
      ),
    ],
    identitiesOnly: first('identitiesonly') === 'yes',
    agent: agentOf(options.get('identityagent')?.[0], expanded),
    knownHosts: settings.knownHosts === undefined ? files(known) : [settings.knownHosts],
    hashKnownHosts: first('hashknownhosts') === 'yes',
    acceptNew:
      settings.acceptNew ?? ['accept-new', 'false', 'no', 'off'].includes(first('stricthostkeychecking') ?? ''),
    hostKeyAlias,
    jumps: parseJumps(settings.jump ?? first('proxyjump')),
    proxyCommand: settings.jump === undefined ? first('proxycommand') : undefined,
    connectTimeoutMs: settings.connectTimeoutMs ?? (seconds > 0 ? seconds * 1000 : defaultConnectMs),
    family: ({ inet: 4, inet6: 6 } as const)[first('addressfamily') ?? ''] ?? 0,
  };
};

/** The user and the home folder as ssh finds them: in the system's list of users, not in the environment. */
const whoAmI = (): { readonly name: string; readonly home: string } => {
  try {
    const { username, homedir: home } = userInfo();
    return { name: username, home };
  } catch {
    return { name: process.env['USER'] ?? '', home: homedir() };
  }
};

/** `~`, `${VARIABLE}` and the tokens of ssh_config(5); `%d` is the home folder. */
const expander =
  (tokens: Readonly<Record<string, string>> & { readonly d: string }) =>
  (text: string): string =>
    text
      .replace(/^~(?=\/|$)/, () => tokens.d)
      .replace(/\$\{(\w+)\}/g, (whole, name: string) => process.env[name] ?? whole)
      .replace(/%([%\w])/g, (whole, token: string) => (token === '%' ? '%' : (tokens[token] ?? whole)));

/** IdentityAgent names a socket, a variable that holds one, or `none`. */
const agentOf = (value: string | undefined, expanded: (text: string) => string): string | undefined => {
  if (value === 'none') return undefined;
  if (value === undefined || value === 'SSH_AUTH_SOCK') return process.env['SSH_AUTH_SOCK'];
  return value.startsWith('$') && !value.startsWith('${') ? process.env[value.slice(1)] : expanded(value);
};
