import { UsageError } from '../../../model/errors.ts';

/** Where to log in, as it was written: what is absent is the configuration's to say. */
export type SshAddress = { readonly user?: string; readonly host: string; readonly port?: number };

const form =
  /^(?:(?<user>[^/]*)@)?(?:\[(?<ip6>[\d.:a-f]+)(?:%(?:25)?(?<zone>[\w.-]+))?\]|(?<host>[^@/:[\]]+))(?::(?<port>\d{1,5}))?\/?$/i;

/**
 * Names that a shell or ssh's options could misread are refused, as OpenSSH does since 9.6: they may come from a roster,
 * and the user's own `Match exec` and `ProxyCommand` lines are handed them.
 */
const safeHost = /^[\p{L}\p{N}_][\p{L}\p{N}._:%-]*$|^::[\d.:a-f]*$/iu;
const safeUser = /^(?![-\\])[^\s\p{C}'`"$;&<>|(){}]+(?<!\\)$/u;

/**
 * Reads `SCHEME://user@host:port`, or the same without the scheme as a jump host is often written.
 * IPv6 stands in brackets, with a zone after % or %25 (RFC 6874). A login of a domain is written as it is:
 * `login@uni.example@host`, `UNI\login@host`.
 *
 * @throws UsageError where it is no such address
 */
export const parseAddress = (uri: string): SshAddress => {
  const [, scheme = 'ssh', rest = uri] = /^((?:open)?ssh):\/\/(.*)$/is.exec(uri) ?? [];
  const { user, ip6, zone, host = zone === undefined ? ip6 : `${ip6}%${zone}`, port } = form.exec(rest)?.groups ?? {};
  const cure = `Write it as ${scheme}://user@host:port, where user and port may be left out.`;
  if (host === undefined || !safeHost.test(host)) throw new UsageError(`The host "${uri}" cannot be read.`, cure);
  if (user?.includes(':'))
    throw new UsageError(
      `The host ${host} is written with a password.`,
      'Leave it out: labcheck asks for it, or use a key.',
    );
  const login = user === undefined ? undefined : decoded(user);
  if (login !== undefined && !safeUser.test(login))
    throw new UsageError(`The host "${uri}" has no usable login.`, cure);
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && (number < 1 || number > 65_535))
    throw new UsageError(`The host "${uri}" has the port ${port}.`, 'A port is a number from 1 to 65535.');
  return { host, ...(login === undefined ? {} : { user: login }), ...(number === undefined ? {} : { port: number }) };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/**
 * A chain of jump hosts as `ProxyJump` writes it, the first to be reached standing first: `a,teacher@b:2222`.
 *
 * @throws UsageError where one of them cannot be read
 */
export const parseJumps = (text: string | undefined): SshAddress[] =>
  text === undefined || text === '' || text === 'none' ? [] : text.split(',').map((one) => parseAddress(one.trim()));

/** The address as `ssh -J` and people read it. */
export const writeAddress = ({ user, host, port }: SshAddress): string =>
  `${user === undefined ? '' : `${user}@`}${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
