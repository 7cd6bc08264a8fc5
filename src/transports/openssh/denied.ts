import { HostError } from '../../model/errors.ts';
import { word } from '../../shell/quote.ts';
import { shown } from '../last-words.ts';
import { nameTheKey } from '../ssh/route/failure.ts';

/** The line by which a host says that no key was right. */
export const deniedIn = (lines: readonly string[]): string | undefined =>
  lines.findLast((line) => /Permission denied|Too many authentication failures/.test(line));

/** Nobody was let in at this login, by that line; those beside it are a banner, or ssh's own about the keys. */
export const deniedTo = (
  line: string,
  lines: readonly string[],
  { user, hostname, port = 22 }: { readonly user: string; readonly hostname: string; readonly port?: number },
): HostError => {
  const login = `${port === 22 ? '' : `-p ${port} `}${word(`${user}@${hostname}`)}`;
  return new HostError(
    shown(lines),
    line.includes('Too many authentication failures')
      ? nameTheKey
      : `Put your key there: ssh-copy-id ${login}, or look at what ssh -v ${login} true says.`,
    'denied',
  );
};
