import { HostError } from '../../model/errors.ts';
import { word } from '../../shell/quote.ts';
import { shown } from '../last-words.ts';
import { refusalIn } from '../refusal-in.ts';
import { type SshAddress, writeAddress } from '../ssh/route/address.ts';
import { cannotReach, doesNotLeadOn, jumpHostDown, onJumpHost, place } from '../ssh/route/failure.ts';
import type { HostConfig } from '../ssh/route/user-config.ts';
import { deniedIn, deniedTo } from './denied.ts';

/** Words that follow from those of a jump host: the ssh that waited behind it has lost its way. */
const echoes = /^(?:kex_exchange_identification: |stdio forwarding failed|Connection closed by UNKNOWN)/;

/** Why a jump host did not lead to the host, in the words of ssh or of the jump host. */
export const refusalOnTheWay = (lines: readonly string[], config: HostConfig): HostError => {
  const told = lines.filter((line) => !echoes.test(line));
  const jump = jumpNamedIn(told, config.jumps);
  const name = writeAddress(jump);
  const user = jump.user ?? config.user;
  const denied = deniedIn(told);
  if (denied) return deniedTo(denied, { user: loginIn(denied) ?? user, hostname: jump.host, ...port(jump) });
  if (told.some((line) => /host key is known for|Host key verification failed/.test(line))) {
    const login = `${jump.port === undefined ? '' : `-p ${jump.port} `}${word(`${user}@${jump.host}`)}`;
    return new HostError(
      `the host key of the jump host ${name} is not known, or has changed`,
      `See what it is: ssh ${login} true. For a new one, run labcheck with --accept-new-host-keys.`,
    );
  }
  const refused = refusalIn(told, user);
  if (refused) return onJumpHost(name, refused);
  const [, failed] = told.map((line) => /open failed: (.+)$/.exec(line)).findLast((match) => match !== null) ?? [];
  if (failed?.startsWith('administratively prohibited')) return doesNotLeadOn(name, place(config));
  if (failed) return cannotReach(name, place(config), failed.replace('connect failed: ', ''));
  return new HostError(...jumpHostDown(jump, shown(told)));
};

/** ssh begins a denial with LOGIN@HOST; a login of a domain has an @ of its own. */
const loginIn = (denied: string): string | undefined => {
  const at = denied.lastIndexOf('@', denied.indexOf(': '));
  return at > 0 ? denied.slice(0, at) : undefined;
};

const port = ({ port: number }: SshAddress) => (number === undefined ? {} : { port: number });

/** The jump host that the words name; where they name none, the first one, which ssh itself connects to. */
const jumpNamedIn = (told: readonly string[], jumps: readonly SshAddress[]): SshAddress =>
  jumps.findLast(({ host }) => told.some((line) => line.includes(host))) ?? jumps[0]!;
