import { type Output, type Probe, probe, text } from '../model/probe.ts';
import { type Unknown, unknown } from '../model/unknown.ts';
import { quote } from '../shell/quote.ts';

/** The tools that a request needs on the host. */
export const httpGetTools = ['ip', 'curl', 'head'] as const;

/** The outcome of one GET request; an `outcome` other than `answered` says how it ended without an HTTP answer. */
export type HttpAnswer =
  | { readonly outcome: 'misrouted' | 'refused' | 'timed-out' | 'broken' }
  | { readonly outcome: 'answered'; readonly status: number; readonly body: string };

/**
 * Requests to a student's services go one after the other: a service may have one process for all, and may be at work
 * for long.
 */
export const requests = 'requests';

/** curl's exit codes (curl(1), EXIT CODES): no connection, and the time is over. */
const refused = 7;
const timedOut = 28;

/**
 * How much of an answer is kept, with its headers; bytes. Two answers and their brackets fit into one write to a
 * pipe.
 */
const mostBytes = 1000;

/**
 * One complete GET from the host, only where the kernel would send it through the given link. It knows no proxy and no
 * .curlrc, and follows no redirect.
 *
 * @param seconds how long the service may take
 */
export const httpGet = (
  address: string,
  port: number,
  path: string,
  link: string,
  seconds: number,
): Probe<HttpAnswer> =>
  probe<HttpAnswer>({
    id: `http-get:${address}:${port}${path}:${link}:${seconds}`,
    version: 2,
    group: 'slow',
    restsOn: 'service',
    lane: requests,
    tools: httpGetTools,
    script: `case "$(ip route get ${quote(address)}) " in local\\ *) echo misrouted; exit 0;; *" dev "${quote(link)}" "*) ;; *) echo misrouted; exit 0;; esac
${request(`http://${address}:${port}${path}`, seconds)}`,
    parse: readAnswer,
  });

/** One complete GET from the host to a port of its own loopback, as `httpGet` sends it: nothing leaves the host. */
export const loopbackGet = (port: number, path: string, seconds: number): Probe<HttpAnswer> =>
  probe<HttpAnswer>({
    id: `loopback-get:${port}${path}:${seconds}`,
    version: 2,
    group: 'slow',
    restsOn: 'service',
    lane: requests,
    tools: ['curl', 'head'],
    script: request(`http://127.0.0.1:${port}${path}`, seconds),
    parse: readAnswer,
  });

/**
 * Shell for one GET: the answer, and on a last line curl’s exit code, where a long answer leaves room for it.
 *
 * @param from shell words before curl’s own, which take it to another network
 */
export const request = (url: string, seconds: number, from = ''): string =>
  `{ ${from}curl -q -s -i --noproxy '*' --max-time ${seconds} --connect-timeout ${Math.min(seconds, 4)} -- ${quote(url)}; printf '\\n@curl %s' $?; } | head -c ${mostBytes}; exit 0`;

/** Reads what `request` prints. */
export const readAnswer = (output: Output): HttpAnswer | Unknown => {
  const said = text(output);
  if (said.startsWith('misrouted')) return { outcome: 'misrouted' };
  const [trailer = '', exit] = /\n@curl (\d+)$/.exec(said) ?? [];
  // HTTP/1.1 200 OK
  const [head, status] = /^HTTP\/[\d.]+ (\d{3})[^\n]*\n(?:[^\n]+\n)*?\r?\n/.exec(said) ?? [];
  if (head !== undefined)
    return { outcome: 'answered', status: Number(status), body: said.slice(head.length, said.length - trailer.length) };
  // Only a long answer leaves no room for the exit code.
  if (said.startsWith('HTTP/') && exit === undefined)
    return unknown('truncated', `the first ${mostBytes} bytes of the answer have no end of its headers`);
  if (Number(exit) === refused) return { outcome: 'refused' };
  return { outcome: Number(exit) === timedOut ? 'timed-out' : 'broken' };
};
