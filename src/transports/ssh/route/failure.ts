import { HostError } from '../../../model/errors.ts';
import { word } from '../../../shell/quote.ts';
import { oneLine } from '../../one-line.ts';
import { type SshAddress, writeAddress } from './address.ts';
import type { HostConfig } from './user-config.ts';

const brokenOff = new WeakSet<Error>();

/** A connection that ended by itself before anything was asked: worth a second try, unlike a refusal. */
export const brokeOff = (message: string, cure: string): HostError => {
  const error = new HostError(message, cure);
  brokenOff.add(error);
  return error;
};
export const didBreakOff = (error: unknown): error is HostError => error instanceof HostError && brokenOff.has(error);

/** `host:port` for people. */
export const place = ({ hostname, port }: Pick<HostConfig, 'hostname' | 'port'>): string =>
  port === 22 ? hostname : `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;

const isItWell = 'Is sshd on the host well, and is the host not overloaded? Grade it again.';
const turnedAway =
  'Grade it again. If it stays so, sshd turns this account away there: look for /run/nologin and /etc/nologin, and at its log: journalctl -u ssh';

/** A cure for a login that was ended, by how far it had come: an account is looked at after its key. */
export const cureOfHangUp = (atLogin: boolean): string => (atLogin ? turnedAway : isItWell);

/** A cure where a host knew the login and opened no shell. */
export const noShell =
  'Look there at MaxSessions and ForceCommand in sshd_config, at the limits of the login, and at sshd’s log: journalctl -u ssh';

/** Keys that came before the right one used up the host's patience. */
export const nameTheKey =
  'Name the right key: --identity FILE, with IdentitiesOnly yes for this host in ~/.ssh/config.';

const unreached = new WeakSet<Error>();

/** Whether an error says that a host is not there, and nothing of who it is or whom it lets in. */
export const isUnreached = (error: unknown): error is HostError => error instanceof HostError && unreached.has(error);

const notThere = (error: HostError): HostError => {
  unreached.add(error);
  return error;
};

/** Why no connection was made, by the system's own error code (errno(3), getaddrinfo(3)). */
export const unreachable = (error: NodeJS.ErrnoException, config: Pick<HostConfig, 'hostname' | 'port'>): HostError =>
  notThere(byCode(error, config));

const byCode = (error: NodeJS.ErrnoException, config: Pick<HostConfig, 'hostname' | 'port'>): HostError => {
  const where = place(config);
  switch (error.code) {
    case 'ECONNREFUSED':
      return new HostError(`nothing listens at ${where}`, 'Start sshd on the host, or correct the port.');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new HostError(
        `the name ${config.hostname} leads to no address`,
        'Correct the name, or look at the resolver.',
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new HostError(
        `no way leads to ${where}: ${error.code}`,
        'Is the host up, and is a jump host or a VPN needed?',
      );
    case 'ETIMEDOUT':
      return new HostError(`${where} does not answer`, 'Is the host up, and does a firewall let the port through?');
    case undefined:
    default:
      return brokeOff(`the connection to ${where} broke: ${error.code ?? oneLine(error.message)}`, isItWell);
  }
};

/** The stage in which a host looks at keys and at the account. */
export const endOfLogin = 'the end of the login';

/** The other side hung up, perhaps with a word of farewell: `Exceeded MaxStartups` of a busy sshd. */
export const hungUp = (config: HostConfig, stage: string, said: string): HostError =>
  notThere(
    brokeOff(
      `${place(config)} hung up before ${stage}${said === '' ? '' : `: ${oneLine(said)}`}`,
      cureOfHangUp(stage === endOfLogin),
    ),
  );

/** The host took too long at one stage of letting the grader in. */
export const tooSlow = (config: Pick<HostConfig, 'hostname' | 'port' | 'connectTimeoutMs'>, stage: string): HostError =>
  notThere(
    new HostError(
      `${place(config)} kept the grader waiting for ${stage} for more than ${config.connectTimeoutMs / 1000} s`,
      stage === 'a connection' ? 'Is the host up, and does a firewall let the port through?' : isItWell,
    ),
  );

/** A jump host's own trouble, which is not the host's. */
export const jumpHostDown = (jump: SshAddress, why: string): [message: string, cure: string] => {
  const { user, host, port = 22 } = jump;
  const login = word(user === undefined ? host : `${user}@${host}`);
  return [
    `the jump host ${writeAddress(jump)} cannot be reached: ${why}`,
    `Is the jump host up? Try it: ssh ${port === 22 ? '' : `-p ${port} `}${login} true`,
  ];
};

/** A jump host's refusal, told apart from one of the host's own. */
export const onJumpHost = (jump: string, { message, cure, reason }: HostError): HostError =>
  new HostError(`on the jump host ${jump}: ${message}`, cure, reason);

export const doesNotLeadOn = (jump: string, to: string): HostError =>
  new HostError(
    `the jump host ${jump} does not lead on to ${to}`,
    'Look at AllowTcpForwarding and PermitOpen in its sshd_config.',
  );

export const cannotReach = (jump: string, to: string, why: string): HostError =>
  new HostError(
    `the jump host ${jump} cannot reach ${to}: ${why}`,
    'Is the host up, and is its name right as the jump host knows it?',
  );

/** An error of ssh2, in words that help. */
export const protocolFailure = (error: Error & { readonly code?: unknown }, config: HostConfig): HostError => {
  const said = oneLine(error.message);
  if (/Too many authentication failures/i.test(said))
    return new HostError(`${place(config)} took no more keys: ${said}`, nameTheKey, 'denied');
  if (/no matching/i.test(said))
    return new HostError(
      `${place(config)} and labcheck have no algorithm in common: ${said}`,
      `Write the host as openssh://${config.alias}`,
    );
  return new HostError(
    `${place(config)} does not keep to the protocol of ssh: ${said}`,
    'Is it sshd that listens at this port?',
  );
};

/** Nobody was let in: which keys were offered, and which were not. */
export const loginRefused = (
  config: HostConfig,
  offered: number,
  methods: readonly string[],
  notes: readonly string[],
): HostError => {
  const takes = methods
    .filter((method) => /^[a-z0-9@.-]{1,40}$/.test(method))
    .slice(0, 8)
    .join(', ');
  const tried =
    offered === 0 ? 'there is no key to offer' : `${offered === 1 ? 'one key was' : `${offered} keys were`} offered`;
  const why = [takes === '' ? [] : `it takes ${takes}`, ...notes].flat();
  const port = config.port === 22 ? '' : `-p ${config.port} `;
  return new HostError(
    `${config.user} may not log in to ${place(config)}: ${[tried, ...why].join('; ')}`,
    `Put your key there: ssh-copy-id ${port}${word(`${config.user}@${config.hostname}`)}, or name another with --identity FILE. Where it is there, sshd’s log says why: journalctl -u ssh`,
    'denied',
  );
};
