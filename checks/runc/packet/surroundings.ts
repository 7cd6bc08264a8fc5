import { exactly, type PacketChain, type Range } from '../../../src/probes/index.ts';
import { anyNumber } from './packet.ts';

/** The knowledge of a network namespace beside the packet. */
export type Surroundings = {
  readonly chains: readonly PacketChain[];
  readonly chainOf: ReadonlyMap<string, PacketChain>;
  /** Networks of its own addresses, and those for broadcasts. */
  readonly local: readonly Range[];
  readonly broadcast: readonly Range[];
  /** The address that a link gives to packets which leave by it towards a neighbour. */
  readonly ownAddress: (link: string | undefined, towards: number | undefined) => Range;
  /** Whether packets that come in by a link may have come over a port of a bridge, and met the rules there. */
  readonly overPort: (link: string | undefined) => boolean;
  /** Counts what was compared with a packet, as chains can call each other very often. */
  readonly met: { count: number };
};

const types = { unicast: 1, local: 2, broadcast: 3, multicast: 5 } as const;
const multicast: Range = { low: 0xe000_0000, high: 0xefff_ffff };

/** The type of an address to a namespace, by rtnetlink(7). */
export const addressTypeOf = (address: Range, { local, broadcast }: Surroundings): Range => {
  const inside = (ranges: readonly Range[]): boolean | undefined => {
    if (ranges.some(({ low, high }) => low <= address.low && address.high <= high)) return true;
    return ranges.some(({ low, high }) => low <= address.high && address.low <= high) ? undefined : false;
  };
  for (const [type, ranges] of [
    [types.local, local],
    [types.broadcast, broadcast],
    [types.multicast, [multicast]],
  ] as const) {
    const is = inside(ranges);
    if (is !== false) return is ? exactly(type) : anyNumber;
  }
  return exactly(types.unicast);
};
