import type { Part, Ways } from '../../checks/runc/packet/best-way.ts';
import type { Arrival, Arrivals } from './field.fixture.ts';

const parts: readonly Part[] = ['container', 'host', 'source', 'answer'];
const kinds = ['ping', 'udp', 'tcp'] as const;

const addressesAt: Readonly<Record<string, string>> = { outside: '198.51.100.1', elsewhere: '203.0.113.1' };

/** The part of its way in which the kernel lost a packet; none where the answer came back. */
const lostIn = ({ host, outside, answered }: Arrival): Part | undefined => {
  if (!host) return 'container';
  // A packet that the host answers itself has not been outside.
  if (outside === null) return 'host';
  if (answered) return undefined;
  const [where = '', source] = outside.split(' ');
  return addressesAt[where] === source ? 'answer' : 'source';
};

/**
 * Where what was judged differs from what happened to each kind of packet; empty where they agree. A part that cannot be
 * told agrees with anything, and so does all that comes behind it.
 */
export const differences = (ways: Ways, arrivals: Arrivals): string[] =>
  kinds.flatMap((kind, index) => {
    const way = ways[index];
    const happened = lostIn(arrivals[kind]);
    const decided = parts.find((part) => way?.[part].is !== 'good');
    if (!way || (decided && way[decided].is === 'untold')) return [];
    return decided === happened
      ? []
      : [
          `${kind}: ${decided ?? 'nothing'} was judged to lose it, ${happened ?? 'nothing'} did: ${JSON.stringify(decided && way[decided])} ${JSON.stringify(arrivals[kind])}`,
        ];
  });
