import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPlace, inNetwork } from './in-network.ts';

/** A TCP socket that listens, as the kernel's table of its namespace shows it. */
export type Listener = { readonly address: string; readonly port: number; readonly inode: number };

/** The state LISTEN in /proc/net/tcp (include/net/tcp_states.h). */
const listen = '0A';

/**
 * Shell that sets `$t` to the tables of TCP sockets of the shell's own network, as far as the kernel counts sockets in it
 * (/proc/net/sockstat): to read such a table, the kernel goes through those of the whole machine.
 */
export const socketTables = `t=; for v in '' 6; do while read -r k _ n _; do
[ "$k" = TCP$v: ] && [ "$n" != 0 ] && t="$t /proc/net/tcp$v"; done </proc/net/sockstat$v; done`;

/** The TCP sockets that listen in the host's own network. */
export const hostListeners: Probe<Listener[]> = probe({
  id: 'listeners',
  version: 1,
  group: 'kernel',
  tools: ['tail', 'nsenter'],
  script: inNetwork(hostPlace, `${socketTables}; [ -z "$t" ] || tail -n +1 $t`),
  parse: (output) => listenersOf(lines(output)),
});

/** Reads /proc/net/tcp and tcp6, one behind the other (proc_pid_net(5)). */
export const listenersOf = (all: readonly string[]): Listener[] => all.flatMap((line) => readListener(line) ?? []);

//    0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 15127 1 …
const readListener = (line: string): Listener | undefined => {
  const fields = line.trim().split(/\s+/);
  const [, local = '', , state] = fields;
  const [address = '', port] = local.split(':');
  if (state !== listen || port === undefined) return undefined;
  return {
    address: address.length === 8 ? ipv4(address) : ipv6(address),
    port: Number.parseInt(port, 16),
    inode: Number(fields[9]),
  };
};

/** The kernel prints each 32-bit word in the host's byte order; every machine of these labs is little-endian. */
const bytesOf = (word: string): number[] =>
  (word.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).toReversed();

const ipv4 = (word: string): string => bytesOf(word).join('.');

const ipv6 = (words: string): string => {
  const bytes = [0, 8, 16, 24].flatMap((at) => bytesOf(words.slice(at, at + 8)));
  const isAny = bytes.every((byte) => byte === 0);
  if (isAny) return '::';
  if (bytes.slice(0, 15).every((byte) => byte === 0) && bytes[15] === 1) return '::1';
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (mapped) return bytes.slice(12).join('.');
  return Array.from({ length: 8 }, (_, at) => ((bytes[at * 2]! << 8) | bytes[at * 2 + 1]!).toString(16)).join(':');
};
