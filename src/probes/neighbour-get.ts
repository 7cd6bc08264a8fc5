import { type Pid, type Probe, probe } from '../model/probe.ts';
import { separate } from '../shell/quote.ts';
import { type HttpAnswer, readAnswer, request, requests } from './http-get.ts';

/** How long one neighbour waits for an answer; seconds. */
const patience = 4;

/**
 * One complete GET to an address of the host, sent from the network namespaces of other processes as if they were other
 * machines: to the host it comes in by an interface, through its firewall and its forwarding. The first that gets an
 * answer is enough.
 *
 * @param from PIDs on the host
 */
export const neighbourGet = (from: readonly Pid[], address: string, port: number): Probe<HttpAnswer> =>
  probe<HttpAnswer>({
    id: `neighbour-get:${address}:${port}:${from.join(',')}`,
    version: 2,
    group: 'slow',
    restsOn: 'service',
    lane: requests,
    tools: ['curl', 'head', 'nsenter'],
    script: `[ "$u" = 0 ] || exit 126
for p in ${separate(from)}; do
  a=$(${request(`http://${address}:${port}/`, patience, 'nsenter --net=/proc/$p/ns/net ')})
  case $a in HTTP/*) break;; esac
done
printf '%s' "$a"; exit 0`,
    parse: readAnswer,
  });
