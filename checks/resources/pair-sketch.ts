import {
  type BoxSketch,
  box,
  type CableSketch,
  cable,
  cableEnd,
  type InterfaceSketch,
  type LineSketch,
  line,
} from '../../src/index.ts';
import type { Address, Link, NamedNetwork, Network } from '../../src/probes/index.ts';
import { carrierOf, ipv4 } from './addressing.ts';

/** The checks about each part of a pair. */
export type PairChecks = {
  readonly pair: string;
  readonly hostAddress: string;
  readonly insideAddress: string;
  readonly up: string;
  readonly ping: string;
};

/** How a pair is drawn: its names and addresses as labels, and where its inner end belongs. */
type PairLabels = {
  readonly outer: string;
  readonly inner: string;
  readonly hostAddress: string;
  readonly containerAddress: string;
  readonly place: string;
};

/** The parts of a pair, by the place where they are. */
export type PairSketch = {
  /** On the host itself: the outer end, where it is in no bridge; the inner one, where it was not moved. */
  readonly onHost: readonly InterfaceSketch[];
  /** The bridge that the outer end is a port of, with that end. */
  readonly bridge:
    | { readonly link: Link; readonly ends: readonly InterfaceSketch[]; readonly lines: readonly LineSketch[] }
    | undefined;
  readonly inside: readonly InterfaceSketch[];
  readonly cables: readonly CableSketch[];
};

/** Draws a pair as the kernel's tables show it; as it is wanted, where they are not known. */
export const pairSketch = (
  host: Network | undefined,
  inside: NamedNetwork | undefined,
  labels: PairLabels,
  checks: PairChecks,
): PairSketch => {
  const { outer, inner, place } = labels;
  const within = inside?.kind === 'namespace' ? inside.links : [];
  const outerOnHost = host?.links.find(({ name }) => name === outer);
  const innerOnHost = host?.links.find(({ name }) => name === inner);
  const innerWithin = within.find(({ name }) => name === inner);
  const carrier = host && carrierOf(host, outer);
  const bridge = carrier && carrier !== outerOnHost ? carrier : undefined;
  const hostLines = addressLines('outer', carrier, labels.hostAddress, checks.hostAddress);
  const end = (
    id: string,
    label: string,
    link: Link | undefined,
    there: boolean | undefined,
    lines: readonly LineSketch[],
  ) =>
    cableEnd(id, label, {
      checks: [checks.pair, checks.up],
      there,
      lines: [...lines, ...downLine(id, link, checks.up)],
    });
  const outerEnd = end('outer', outer, outerOnHost, host && outerOnHost !== undefined, bridge ? [] : hostLines);
  const moved = innerOnHost === undefined || innerWithin !== undefined;
  const innerLines = addressLines('inner', innerWithin ?? innerOnHost, labels.containerAddress, checks.insideAddress);
  const innerThere = inside && (innerWithin !== undefined || innerOnHost !== undefined);
  const innerEnd = end('inner', inner, innerWithin ?? innerOnHost, innerThere, innerLines);
  return {
    onHost: [...(bridge ? [] : [outerEnd]), ...(moved ? [] : [{ ...innerEnd, belongs: place }])],
    bridge: bridge && { link: bridge, ends: [outerEnd], lines: hostLines },
    inside: moved ? [innerEnd] : [],
    cables: [
      cable('pair', 'veth pair', 'outer', 'inner', {
        checks: [checks.pair, checks.ping],
        there: host && inside && outerOnHost !== undefined && innerThere,
      }),
    ],
  };
};

/** The bridge that the outer end is a port of, as a box; none where it is in none. */
export const bridgeBoxes = ({ bridge }: PairSketch, checks: readonly string[], wanted: boolean): BoxSketch[] =>
  bridge
    ? [
        box('bridge', 'bridge', `bridge ${bridge.link.name}`, {
          ...{ checks, wanted, there: true },
          lines: bridge.lines,
          interfaces: bridge.ends,
        }),
      ]
    : [];

/** More would hide the rest of the picture. */
const mostAddresses = 3;

const addressLines = (id: string, link: Link | undefined, wanted: string, check: string): LineSketch[] => {
  const found = ipv4(link?.addresses ?? []).slice(0, mostAddresses);
  return found.length > 0
    ? found.map((address, index) => line(`${id}-address-${index}`, text(address), { checks: [check], there: true }))
    : [line(`${id}-address-0`, wanted, { checks: [check], there: link && false })];
};

const text = ({ address, prefix }: Address): string => `${address}/${prefix}`;

const downLine = (id: string, link: Link | undefined, check: string): LineSketch[] =>
  link && !link.up ? [line(`${id}-down`, 'is down', { checks: [check], there: true })] : [];
