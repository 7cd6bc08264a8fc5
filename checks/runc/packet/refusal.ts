import {
  addressText,
  holds,
  type Range,
  type Routing,
  type RoutingRule,
  type TableRoute,
} from '../../../src/probes/index.ts';
import type { Packet } from './packet.ts';

/** `no-route`: the packet's own way leads nowhere; `refused`: the way back to its source is another one. */
export type Refusal = { readonly why: 'no-route' | 'refused'; readonly by: string };

/** Why a namespace's routing refuses a packet, by its rules and tables. */
export const refusalOf = (routing: Routing | undefined, { saddr, daddr, iif, mark }: Packet): Refusal => {
  if (!routing) return { why: 'no-route', by: '' };
  const way = meeting(routing, { from: saddr, to: daddr, iif, mark });
  if (!way.leads) return { why: 'no-route', by: way.text };
  return { why: 'refused', by: meeting(routing, { from: daddr, to: saddr, iif: undefined, mark }).text };
};

type Asked = { readonly from: Range; readonly to: Range; readonly iif: string | undefined; readonly mark: Range };
/** The rule or route that decides, in the host's own words, and whether it leads to another machine. */
type Meeting = { readonly text: string; readonly leads: boolean };

/** The rule or route that a packet meets first (ip-rule(8)). */
const meeting = ({ rules, routes }: Routing, asked: Asked): Meeting => {
  const to = addressText(asked.to.low);
  for (const rule of rules.toSorted((a, b) => a.priority - b.priority)) {
    if (!meets(rule, asked)) continue;
    if (rule.action !== undefined) return { text: `ip rule ${rule.text}`, leads: false };
    const route = nearest(routes.filter(({ table, to: network }) => table === rule.table && holds(network, to)));
    if (route && route.type !== 'throw') return { text: `ip route ${route.text}`, leads: route.type === 'unicast' };
  }
  return { text: 'no route', leads: false };
};

const meets = ({ asks }: RoutingRule, { from, to, iif, mark }: Asked): boolean => {
  const all =
    holds(asks.from, addressText(from.low)) &&
    holds(asks.to, addressText(to.low)) &&
    (asks.iif === undefined || asks.iif === iif) &&
    ((mark.low ^ asks.mark) & asks.mask) === 0;
  return all !== asks.negated;
};

const lengthOf = ({ to }: TableRoute): number => Number(to.split('/')[1] ?? 32);
const nearest = (routes: readonly TableRoute[]): TableRoute | undefined =>
  routes.toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.metric - b.metric)[0];
