import { exactly, type Range } from '../../../src/probes/index.ts';

/** The state that the kernel's connection tracking gives a packet: none before it has looked, or where a rule says notrack. */
export type Tracking = 'none' | 'new' | 'established' | 'invalid' | 'untracked';

/** A packet somewhere on its way. A number that is not known is a range. */
export type Packet = {
  readonly protocol: number;
  readonly saddr: Range;
  readonly daddr: Range;
  /** Ports, or the kind of an ICMP message; undefined where a protocol has none. */
  readonly sport: Range | undefined;
  readonly dport: Range | undefined;
  readonly icmpType: number | undefined;
  readonly tcpFlags: number | undefined;
  /** Names of links; empty where there is none, undefined where it is not known. */
  readonly iif: string | undefined;
  readonly oif: string | undefined;
  /** The neighbour that takes the packet, where it is not for a neighbour itself. */
  readonly via: number | undefined;
  readonly mark: Range;
  /** The mark that it had when the kernel last chose its way. */
  readonly routedMark: Range;
  readonly ctMark: Range;
  readonly tracking: Tracking;
  readonly direction: 'original' | 'reply';
  /** Addresses before any translation of the connection. */
  readonly original: {
    readonly saddr: Range;
    readonly daddr: Range;
    readonly sport: Range | undefined;
    readonly dport: Range | undefined;
  };
  /** Whether the connection's source and destination have been settled, and whether by a rule that changed them. */
  readonly source: Translation;
  readonly destination: Translation;
};

/** `own`: an address of the link by which the packet leaves, or comes in. */
export type Translation = { readonly settled: boolean; readonly to: Range | 'own' | undefined };
export const unsettled: Translation = { settled: false, to: undefined };

/** Any number of 32 bits: nothing is known of it. */
export const anyNumber: Range = { low: 0, high: 0xffff_ffff };
/** The ports that the kernel gives to programs which ask for none (ip(7), ip_local_port_range). */
const freePort: Range = { low: 32_768, high: 60_999 };

/** A kind of packet that a container sends to the outside. */
export type Kind = { readonly name: string; readonly protocol: number; readonly port: number | undefined };
export const kinds: readonly Kind[] = [
  { name: 'ping', protocol: 1, port: undefined },
  { name: 'udp', protocol: 17, port: 53 },
  { name: 'tcp', protocol: 6, port: 443 },
];

/** The first packet of a connection, as it enters a namespace or is made there. */
export const firstPacket = ({ protocol, port }: Kind, saddr: Range, daddr: Range, iif: string | undefined): Packet => {
  const sport = port === undefined ? undefined : freePort;
  const dport = port === undefined ? undefined : exactly(port);
  return {
    protocol,
    saddr,
    daddr,
    sport,
    dport,
    icmpType: port === undefined ? 8 : undefined,
    tcpFlags: protocol === 6 ? 2 : undefined,
    iif,
    oif: '',
    via: undefined,
    mark: exactly(0),
    routedMark: exactly(0),
    ctMark: exactly(0),
    tracking: 'none',
    direction: 'original',
    original: { saddr, daddr, sport, dport },
    source: unsettled,
    destination: unsettled,
  };
};

/**
 * The answer to a packet that was sent, as it enters the namespace again by a link.
 *
 * @param to the address that the packet had as its source when it left
 */
export const answerTo = (sent: Packet, to: Range, iif: string | undefined): Packet => {
  const answer: Packet = {
    ...sent,
    saddr: sent.daddr,
    daddr: to,
    sport: sent.dport,
    dport: sent.sport,
    icmpType: sent.icmpType === undefined ? undefined : 0,
    tcpFlags: sent.tcpFlags === undefined ? undefined : 0x12,
    iif,
    oif: '',
    via: undefined,
    mark: exactly(0),
    routedMark: exactly(0),
    tracking: 'none',
    direction: 'reply',
  };
  return sent.tracking === 'untracked' ? orphaned(answer) : answer;
};

/** The answer to a packet that was not tracked belongs to nothing: UDP begins a connection by it, others cannot. */
const orphaned = (answer: Packet): Packet => {
  if (answer.protocol !== 17) return { ...answer, tracking: 'invalid' };
  const { saddr, daddr, sport, dport } = answer;
  const fresh = { ctMark: exactly(0), source: unsettled, destination: unsettled };
  return { ...answer, ...fresh, direction: 'original', original: { saddr, daddr, sport, dport } };
};
