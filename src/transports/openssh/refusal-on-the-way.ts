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
  const [jump, next] = stuckAt(lines, config.jumps);
  const to = next === undefined ? place(config) : writeAddress({ host: next.host, ...port(next) });
  const name = writeAddress(jump);
  const user = jump.user ?? config.user;
  const denied = deniedIn(told);
  if (denied) return deniedTo(denied, told, { user: loginIn(denied) ?? user, hostname: jump.host, ...port(jump) });
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
  if (failed?.startsWith('administratively prohibited')) return doesNotLeadOn(name, to);
  if (failed) return cannotReach(name, to, failed.replace('connect failed: ', ''));
  return new HostError(...jumpHostDown(jump, shown(told)));
};

/** ssh begins a denial with LOGIN@HOST; a login of a domain has an @ of its own. */
const loginIn = (denied: string): string | undefined => {
  const at = denied.lastIndexOf('@', denied.indexOf(': '));
  return at > 0 ? denied.slice(0, at) : undefined;
};

const port = ({ port: number }: SshAddress) => (number === undefined ? {} : { port: number });

/** The jump host that was reached last or was not reached, and the one behind it: each ssh that waits behind it says so. */
const stuckAt = (
  lines: readonly string[],
  jumps: readonly SshAddress[],
): readonly [jump: SshAddress, next: SshAddress | undefined] => {
  const waiting = lines.filter((line) => line.startsWith('Connection closed by UNKNOWN')).length;
  const at = Math.max(0, jumps.length - Math.max(1, waiting));
  return [jumps[at]!, jumps[at + 1]];
};
