import { HostError } from '../../model/errors.ts';
import type { LastWords } from '../../model/transport.ts';
import { word } from '../../shell/quote.ts';
import { linesOf, shown } from '../last-words.ts';
import { oneLine } from '../one-line.ts';
import { refusalIn } from '../refusal.ts';
import { jumpHostDown } from '../ssh/route/failure.ts';
import type { HostConfig } from '../ssh/route/user-config.ts';

/** Messages of ssh -v about itself are no complaint. */
const chatter =
  /^(Authenticated to|Transferred:|Bytes per second:|debug\d:|Warning: Permanently added|Server accepts key)/;

/** The words of ssh, or of the host, on standard error. */
const linesSaid = (said: string): string[] => linesOf(said).filter((line) => !chatter.test(line));

/** The meaning of the host's words once ssh has logged in. */
export const wordsOf = (said: string, heard: string, user: string): LastWords => {
  const lines = [...linesOf(heard), ...linesSaid(said)];
  return { said: shown(lines), means: refusalIn(lines, user) };
};

/** Why ssh did not get in, in its own words, and the cure. */
export const refusal = (said: string, config: HostConfig): HostError => {
  const lines = linesSaid(said);
  const line = lines.at(-1) ?? 'ssh ended without a word';
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
  // A jump host's own denial is not the last line: ssh then tells that its connection has ended.
  const denied = /^.*(?:Permission denied|Too many authentication failures).*$/m.exec(said);
  if (denied)
    return new HostError(
      oneLine(denied[0]),
      `Put your key there: ssh-copy-id ${at}${login}, or look at what ssh -v ${at}${login} true says.`,
      'denied',
    );
  // Where the way leads over others, it is they whom ssh connects to.
  const jump =
    config.jumps.length > 0 ? lines.find((one) => /^ssh: (connect to host|Could not resolve)/.test(one)) : '';
  const first = config.jumps[0];
  if (jump && first) return new HostError(...jumpHostDown(first, jump));
  return new HostError(line, `Try it: ssh ${at}${login} true`);
};
