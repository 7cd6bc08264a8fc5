import { type Probe, probe, text } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { inNetwork, type NetworkPlace } from './in-network.ts';
import { escaped } from './ip-json.ts';

/** A rule that sends packets to a table of routes (ip-rule(8)). */
export type RoutingRule = {
  readonly priority: number;
  readonly table: string | undefined;
  /** `blackhole`, `unreachable` or `prohibit`, where it sends packets nowhere. */
  readonly action: string | undefined;
  /** Whether it asks for the protocol or a port, so that each kind of packet is asked for. */
  readonly ofKind: boolean;
  /** Networks, a link and a mark that packets must have, or must not have. */
  readonly asks: {
    readonly from: string;
    readonly to: string;
    readonly iif: string | undefined;
    readonly mark: number;
    readonly mask: number;
    readonly negated: boolean;
  };
  /** As a person would write it. */
  readonly text: string;
};
/** A route of any table (ip-route(8)). */
export type TableRoute = {
  readonly table: string;
  readonly to: string;
  readonly type: string;
  readonly link: string | undefined;
  /** The neighbours that take what is sent by it. */
  readonly gateways: readonly string[];
  readonly metric: number;
  readonly text: string;
};
/** How a network namespace finds ways for packets of IPv4, and what else may take them. */
export type Routing = {
  readonly rules: readonly RoutingRule[];
  readonly routes: readonly TableRoute[];
  /** The kernel's switches by their names below /proc/sys/net, such as `ipv4/conf/all/rp_filter`. */
  readonly switches: ReadonlyMap<string, number>;
  /** Names of what takes packets beside all rules: programs at links, ciphers. */
  readonly beside: readonly string[];
};

const switches = ['rp_filter', 'arp_ignore', 'proxy_arp', 'forwarding'];
const script = `ip -4 -j rule show; echo; ip -4 -j route show table all; echo
cd /proc/sys/net && grep -s "" ipv4/ip_forward bridge/bridge-nf-call-iptables ${switches.map((name) => `ipv4/conf/*/${name}`).join(' ')}
! command -v tc >/dev/null || tc qdisc show | grep -E "^qdisc (clsact|ingress) "
ip xfrm policy count | grep "[1-9]"
ip -d link show | grep -o "prog/xdp"; true`;

/** The rules and all tables of routes of a network namespace, its switches, and what takes packets beside them. */
export const packetRouting = (place: NetworkPlace): Probe<Routing | undefined> =>
  probe<Routing | undefined>({
    id: `packet-routing:${place.id}`,
    version: 1,
    group: 'kernel',
    tools: ['ip', 'grep', 'nsenter', 'sed', 'head', 'cat'],
    script: inNetwork(place, script),
    parse: (output) => {
      const all = text(output);
      if (all === '') return undefined;
      const [rules = '', routes = '', ...rest] = all.split('\n').filter((line) => line !== '');
      if (!rules.startsWith('[') || !routes.startsWith('[')) return unknown('garbled', 'ip -4 -j rule');
      return {
        rules: (JSON.parse(escaped(rules)) as RawRule[]).map(readRule),
        routes: (JSON.parse(escaped(routes)) as RawRoute[]).flatMap(readRoute),
        switches: new Map(rest.flatMap(readSwitch)),
        beside: [...new Set([...rest.flatMap(besideOf), ...(/"sport/.test(rules) ? ['ip rule … sport'] : [])])],
      };
    },
  });

type Plain = string | number | null | undefined;
type RawRule = Readonly<Record<string, Plain>>;
type RawRoute = Readonly<Record<string, unknown>>;

// {"priority":100,"src":"all","fwmark":"0x1","table":"vpn"}
const readRule = (rule: RawRule): RoutingRule => {
  const { priority, table, action, src, srclen, dst, dstlen, iif, fwmark, fwmask } = rule;
  const network = (address: Plain, length: Plain) => `${address ?? 'all'}${length === undefined ? '' : `/${length}`}`;
  const wide = (text: string) => (text === 'all' ? '0.0.0.0/0' : text);
  const mask = fwmark === undefined ? 0 : Number(fwmask ?? 0xffff_ffff);
  const words = [
    'not' in rule ? 'not' : '',
    `from ${network(src, srclen)}`,
    dst === undefined ? '' : `to ${network(dst, dstlen)}`,
    iif === undefined ? '' : `iif ${iif}`,
    fwmark === undefined ? '' : `fwmark ${fwmark}${fwmask === undefined ? '' : `/${fwmask}`}`,
    action === undefined ? `lookup ${table}` : String(action),
  ];
  return {
    priority: Number(priority),
    table: table === undefined ? undefined : String(table),
    action: typeof action === 'string' ? action : undefined,
    ofKind: ['ipproto', 'sport', 'dport', 'sport_start', 'dport_start'].some((name) => name in rule),
    asks: {
      from: wide(network(src, srclen)),
      to: wide(network(dst, dstlen)),
      iif: iif === undefined ? undefined : String(iif),
      mark: Number(fwmark ?? 0),
      mask,
      negated: 'not' in rule,
    },
    text: `${priority}: ${words.filter((word) => word !== '').join(' ')}`,
  };
};

// {"dst":"default","gateway":"198.51.100.2","dev":"uplink","table":"100","flags":[]}
const readRoute = (raw: RawRoute): TableRoute[] => {
  const [dst, type, gateway, dev, table] = ['dst', 'type', 'gateway', 'dev', 'table'].map((name) => textOf(raw[name]));
  const hops = Array.isArray(raw['nexthops']) ? (raw['nexthops'] as RawRoute[]) : [];
  const metric = typeof raw['metric'] === 'number' ? raw['metric'] : 0;
  if (dst === undefined || (Array.isArray(raw['flags']) && raw['flags'].includes('dead'))) return [];
  const words = [
    type === undefined ? dst : `${type} ${dst}`,
    gateway === undefined ? '' : `via ${gateway}`,
    dev === undefined ? '' : `dev ${dev}`,
    table === undefined ? '' : `table ${table}`,
    metric === 0 ? '' : `metric ${metric}`,
  ];
  return [
    {
      table: table ?? 'main',
      to: dst === 'default' ? '0.0.0.0/0' : dst,
      type: type ?? 'unicast',
      link: dev ?? textOf(hops[0]?.['dev']),
      gateways: [gateway, ...hops.map((hop) => textOf(hop['gateway']))].flatMap((one) => one ?? []),
      metric,
      text: words.filter((word) => word !== '').join(' '),
    },
  ];
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

// ipv4/conf/veth0/rp_filter:2
const readSwitch = (line: string): [string, number][] => {
  const [, name, value] = /^((?:ipv4|bridge)\/.*):(\d+)$/.exec(line) ?? [];
  return name === undefined ? [] : [[name, Number(value)]];
};

const besideOf = (line: string): string[] => {
  if (/^qdisc (clsact|ingress) /.test(line)) return ['tc'];
  if (/SPD +IN/.test(line)) return ['xfrm'];
  return line === 'prog/xdp' ? ['XDP'] : [];
};
