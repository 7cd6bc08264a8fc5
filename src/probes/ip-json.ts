/** An address of a link. */
export type Address = {
  readonly address: string;
  readonly prefix: number;
  readonly family: 4 | 6;
  /** The address of the other end, to whose network the prefix then belongs (ip-address(8) peer). */
  readonly peer?: string;
};

/** One network interface. */
export type Link = {
  readonly name: string;
  readonly index: number;
  /** `veth`, `bridge` …; undefined for hardware and loopback. */
  readonly kind: string | undefined;
  /** The peer's index within the peer's namespace; for a veth whose peer is here too, that one's index here. */
  readonly peerIndex: number | undefined;
  /** This namespace's id for the one that the peer lives in; undefined where the peer is here. */
  readonly peerNamespace: number | undefined;
  /** IFF_UP: the administrator set it up (netdevice(7)). */
  readonly up: boolean;
  /** IFF_LOWER_UP: the other end is up as well. */
  readonly carrier: boolean;
  readonly loopback: boolean;
  /** The name of the bridge, or other link, that it is a port of. */
  readonly master: string | undefined;
  /** A bridge whose frames meet the rules of IPv4, whatever the switch of the namespace says. */
  readonly callsRules?: true;
  readonly addresses: readonly Address[];
};

/** One route of the main table. */
export type Route = { readonly to: string; readonly via: string | undefined; readonly link: string | undefined };

type RawLink = {
  ifname: string;
  ifindex: number;
  link?: string;
  link_index?: number;
  link_netnsid?: number;
  master?: string;
  flags?: string[];
  linkinfo?: { info_kind?: string; info_data?: { nf_call_iptables?: number } };
  addr_info?: { family?: string; local?: string; address?: string; prefixlen?: number }[];
};

/** Control characters in names come raw in the JSON of iproute2 6.1, which JSON does not allow. */
export const escaped = (text: string): string =>
  text.replace(/[\u0000-\u001f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Reads `ip -j -d addr show`. */
export const linksOf = (json: string): Link[] => {
  const raw = JSON.parse(escaped(json)) as RawLink[];
  // Of two links of one name the first counts.
  const indices = new Map(raw.toReversed().map(({ ifname, ifindex }) => [ifname, ifindex]));
  return raw.filter(({ ifname }) => typeof ifname === 'string').map((link) => readLink(link, indices));
};

const readLink = (link: RawLink, indices: ReadonlyMap<string | undefined, number>): Link => ({
  name: link.ifname,
  index: link.ifindex,
  kind: link.linkinfo?.info_kind,
  // Where the peer is in the same namespace, ip prints its name instead of its index.
  peerIndex: link.link_index ?? indices.get(link.link),
  peerNamespace: link.link_netnsid,
  up: link.flags?.includes('UP') ?? false,
  carrier: link.flags?.includes('LOWER_UP') ?? false,
  loopback: link.flags?.includes('LOOPBACK') ?? false,
  master: link.master,
  ...(link.linkinfo?.info_data?.nf_call_iptables === 1 ? { callsRules: true } : {}),
  addresses: (link.addr_info ?? []).flatMap(({ family, local, address: peer, prefixlen: prefix }): Address[] =>
    local === undefined || prefix === undefined
      ? []
      : [{ address: local, prefix, family: family === 'inet6' ? 6 : 4, ...(peer === undefined ? {} : { peer }) }],
  ),
});

/** Reads `ip -j route show`. */
export const routesOf = (json: string): Route[] =>
  (JSON.parse(escaped(json) || '[]') as { dst: string; gateway?: string; dev?: string }[]).map(
    ({ dst, gateway, dev }) => ({
      to: dst === 'default' ? '0.0.0.0/0' : dst.includes('/') ? dst : `${dst}/32`,
      via: gateway,
      link: dev,
    }),
  );
