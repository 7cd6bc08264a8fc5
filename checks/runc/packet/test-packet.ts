import { exactly, type Pattern, type Range, type Term, type Test } from '../../../src/probes/index.ts';
import { anyNumber, type Packet } from './packet.ts';
import { addressTypeOf, type Surroundings } from './surroundings.ts';

/** `maybe` cannot be told; `absent`: the packet has no such field, which ends the rule. */
export type Result = 'yes' | 'no' | 'maybe' | 'absent';
type Value = Range | { readonly name: string } | 'absent' | 'untold';

/** Whether a packet is what a rule asks for. */
export const testPacket = (test: Test, packet: Packet, world: Surroundings): Result => {
  switch (test.is) {
    case 'untold':
      return 'maybe';
    case 'not':
      return turned(testPacket(test.of, packet, world));
    case 'among':
      return among(
        test.key.map((term) => valueOf(term, packet, world)),
        test.of,
      );
    case 'all':
    case 'any': {
      const results = test.of.map((one) => testPacket(one, packet, world));
      if (test.is === 'all') return results.includes('absent') ? 'absent' : least(results);
      return results.includes('yes') ? 'yes' : results.includes('maybe') ? 'maybe' : 'no';
    }
  }
};

const turned = (result: Result): Result => (result === 'yes' ? 'no' : result === 'no' ? 'yes' : result);
const least = (results: readonly Result[]): Result =>
  results.includes('no') ? 'no' : results.includes('maybe') ? 'maybe' : 'yes';

/** Looks values up among patterns, as in a set: whether one of these fits all values. */
export const among = (values: readonly Value[], elements: readonly (readonly Pattern[])[]): Result => {
  if (values.includes('absent')) return 'absent';
  let result: Result = 'no';
  for (const patterns of elements) {
    const fits = fit(values, patterns);
    if (fits === 'yes') return 'yes';
    if (fits === 'maybe') result = 'maybe';
  }
  return result;
};

/** Whether all values fit their patterns. */
export const fit = (values: readonly Value[], patterns: readonly Pattern[]): Result =>
  least(values.map((value, index) => fitOne(value, patterns[index])));

const fitOne = (value: Value, pattern: Pattern | undefined): Result => {
  if (value === 'absent' || pattern === undefined) return 'no';
  if ('name' in pattern) {
    if (pattern.open && pattern.name === '') return 'yes';
    if (value === 'untold') return 'maybe';
    if (!('name' in value)) return 'no';
    return (pattern.open ? value.name.startsWith(pattern.name) : value.name === pattern.name) ? 'yes' : 'no';
  }
  if (value === 'untold') return 'maybe';
  if ('name' in value || value.high < pattern.low || value.low > pattern.high) return 'no';
  return value.low >= pattern.low && value.high <= pattern.high ? 'yes' : 'maybe';
};

/** The packet's value for a term of a rule. */
export const valueOf = ({ field, and, xor, protocols }: Term, packet: Packet, world: Surroundings): Value => {
  if (field === undefined) return exactly(xor);
  if (protocols && !protocols.includes(packet.protocol)) return 'absent';
  const value = field === 'ct-status' ? status(packet, and) : fieldOf(field, packet, world);
  if (typeof value === 'string' || 'name' in value) return value;
  if (value.low === value.high) return exactly(((value.low & and) ^ xor) >>> 0);
  return and === anyNumber.high && xor === 0 ? value : anyNumber;
};

const tracked = ({ tracking }: Packet): boolean => tracking === 'new' || tracking === 'established';
const link = (name: string | undefined): Value => (name === undefined ? 'untold' : { name });

const fieldOf = (field: NonNullable<Term['field']>, packet: Packet, world: Surroundings): Value => {
  switch (field) {
    case 'iif':
      return link(packet.iif);
    case 'oif':
      return link(packet.oif);
    case 'saddr':
    case 'daddr':
    case 'mark':
      return packet[field];
    case 'sport':
    case 'dport':
      return packet[field] ?? 'absent';
    case 'protocol':
      return exactly(packet.protocol);
    case 'icmp-type':
      return packet.icmpType === undefined ? 'absent' : exactly(packet.icmpType);
    case 'icmp-code':
      return packet.icmpType === undefined ? 'absent' : exactly(0);
    case 'tcp-flags':
      return packet.tcpFlags === undefined ? 'absent' : exactly(packet.tcpFlags);
    case 'ct-state':
      return exactly(states[packet.tracking]);
    case 'ct-mark':
      return tracked(packet) ? packet.ctMark : 'absent';
    case 'ct-direction':
      return tracked(packet) ? exactly(packet.direction === 'reply' ? 1 : 0) : 'absent';
    case 'ct-saddr':
      return tracked(packet) ? packet.original.saddr : 'absent';
    case 'ct-daddr':
      return tracked(packet) ? packet.original.daddr : 'absent';
    case 'saddr-type':
      return addressTypeOf(packet.saddr, world);
    case 'daddr-type':
      return addressTypeOf(packet.daddr, world);
    case 'owner':
      // A forwarded packet has no program here that sent it.
      return packet.iif === '' ? anyNumber : 'absent';
    case 'port-of-bridge':
      return world.overPort(packet.iif) ? anyNumber : exactly(0);
    case 'ct-status':
      return anyNumber;
  }
};

const states = { none: 1, invalid: 1, established: 2, new: 8, untracked: 64 } as const;
/** The bits of a connection's status that are known: seen-reply, confirmed, snat, dnat, expected. */
const told = 1 | 2 | 8 | 16 | 32;

const status = (packet: Packet, asked: number): Value => {
  if (!tracked(packet)) return 'absent';
  if ((asked & ~told) !== 0) return anyNumber;
  const known = packet.tracking === 'established' ? 2 | 8 : 0;
  return exactly(known | (packet.source.to === undefined ? 0 : 16) | (packet.destination.to === undefined ? 0 : 32));
};
