import { HostError } from '../../model/errors.ts';
import type { LastWords } from '../../model/transport.ts';
import { word } from '../../shell/quote.ts';
import { lastWords, linesHeard, linesOf, shown } from '../last-words.ts';
import { oneLine } from '../one-line.ts';
import { refusalIn } from '../refusal-in.ts';
import { cureOfHangUp } from '../ssh/route/failure.ts';
import type { HostConfig } from '../ssh/route/user-config.ts';
import { deniedIn, deniedTo } from './denied.ts';
import { refusalOnTheWay } from './refusal-on-the-way.ts';

/** Messages of ssh -v about itself are no complaint. */
const chatter =
  /^(Authenticated to|Transferred:|Bytes per second:|debug\d:|Warning: Permanently added|Server accepts key)/;

/** The words of ssh, or of the host, on standard error. */
const linesSaid = (said: string): string[] => linesOf(said).filter((line) => !chatter.test(line));

/** The meaning of the host's words once ssh has logged in: those before that are its banner. */
export const wordsOf = (said: string, heard: string, user: string): LastWords => {
  const [before = '', ...after] = said.split(/^Authenticated to /m);
  const [banner, errors] = after.length === 0 ? ['', said] : [before, `Authenticated to ${after.join('\n')}`];
  return lastWords({ banner: linesSaid(banner), output: linesHeard(heard), errors: linesSaid(errors) }, user);
};

/** Why ssh did not get in, in its own words, and the cure. */
export const refusal = (said: string, config: HostConfig): HostError => {
  const lines = linesSaid(said);
  // Where a jump host led nowhere, ssh knows no other side that could have hung up.
  if (config.jumps.length > 0 && lines.some((line) => /^(?:Connection closed by UNKNOWN|ssh: )/.test(line)))
    return refusalOnTheWay(lines, config);
  const login = word(`${config.user}@${config.hostname}`);
  const at = config.port === 22 ? '' : `-p ${config.port} `;
  if (/IDENTIFICATION HAS CHANGED/.test(said)) {
    const [forget] = /ssh-keygen -f .* -R .*/.exec(said) ?? [];
    return new HostError(
      `the host key of ${config.alias} has changed. Someone may stand in between`,
      `Where the machine was made anew: ${oneLine(forget ?? `ssh-keygen -R ${word(config.hostname)}`)}`,
    );
  }
  if (/REVOKED HOST KEY/.test(said))
    return new HostError(`the host key of ${config.alias} is revoked`, 'Give the host a new key, and trust that one.');
  if (/host key is known for|Host key verification failed/.test(said))
    return new HostError(
      `the host key of ${config.alias} is not known`,
      `Trust it: ssh ${at}${login} true, or run labcheck with --accept-new-host-keys.`,
    );
  const refused = refusalIn(lines, config.user);
  if (refused) return refused;
  const denied = deniedIn(lines);
  if (denied) return deniedTo(denied, lines, config);
  const words = shown(lines) || 'ssh ended without a word';
  if (!lines.some((line) => /^Connection (?:closed|reset) by /.test(line)))
    return new HostError(words, `Try it: ssh ${at}${login} true`);
  return new HostError(
    words,
    cureOfHangUp(!lines.some((line) => /^(?:kex_exchange_identification: |Connection reset)/.test(line))),
  );
};
