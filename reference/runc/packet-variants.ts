import type { Variant } from '../lab-reference.ts';

const both = '-s 172.20.0.0/24';

/** Task 7 done right in ways that do not look like the sheet’s: the packets get out, and their answers come back. */
export const packetVariants: readonly Variant[] = [
  {
    id: 'verdict-maps',
    story: 'The forward chain drops by policy, and verdict maps accept; a named set is masqueraded.',
    build: `unmasked; nft -f - <<'END'
table inet lab {
  set lan {
    type ipv4_addr
    flags interval
    elements = { 172.20.0.0/24 }
  }
  chain way {
    type filter hook forward priority 0; policy drop;
    ct state vmap { established : accept, related : accept, invalid : drop }
    iifname vmap { "br-task7" : accept, "eth9" : drop }
  }
  chain out {
    type nat hook postrouting priority srcnat;
    ip saddr @lan oifname != "br-task7" masquerade random
  }
}
END
reached`,
  },
  {
    id: 'masqueraded-by-a-mark',
    story: 'The mangle table marks the container’s packets, and what is marked is masqueraded.',
    build:
      'unmasked; iptables -t mangle -A PREROUTING -i $BR -j MARK --set-mark 7; iptables -t nat -A POSTROUTING -m mark --mark 7 -j MASQUERADE; reached',
  },
  {
    id: 'new-connections-by-source-nat',
    story: 'Only the first packet of a connection is asked for, as no other one comes to the nat table.',
    build: `unmasked; iptables -t nat -A POSTROUTING ${both} -o uplink -m conntrack --ctstate NEW -j SNAT --to-source 198.51.100.1; reached`,
  },
  {
    id: 'every-link-but-the-pair',
    story: 'Everything is masqueraded that does not go to the container, in the older tables and at random ports.',
    build: 'unmasked; iptables-legacy -t nat -A POSTROUTING ! -o $BR -j MASQUERADE --random; reached',
  },
  {
    id: 'forwarding-link-by-link',
    story: 'Only the interfaces on the way pass packets on; the switch for all is off.',
    build:
      'echo 0 >/proc/sys/net/ipv4/ip_forward; for l in $BR uplink; do echo 1 >/proc/sys/net/ipv4/conf/$l/forwarding; done; reached',
  },
  {
    id: 'two-half-routes',
    story: 'Two routes cover all addresses, one half each, as VPNs do it.',
    build:
      'inside ip route delete default; inside ip route add 0.0.0.0/1 via 172.20.0.1; inside ip route add 128.0.0.0/1 via 172.20.0.1; reached',
  },
  {
    id: 'a-table-of-its-own',
    story: 'The container’s default route is in another table, and a rule leads there.',
    build:
      'inside ip route delete default; inside ip route add default via 172.20.0.1 table 7; inside ip rule add priority 70 from all table 7; reached',
  },
  {
    id: 'gateway-on-an-engines-bridge',
    story: 'The pair stands alone, and the gateway is the address of an engine’s bridge beside it.',
    build:
      'plain; ip link add br-engine type bridge; ip addr add 172.20.0.1/16 dev br-engine; ip link set br-engine up; inside ip route replace default via 172.20.0.1; reached',
    without: ['bridge-attached'],
  },
  {
    id: 'chosen-by-a-mark',
    story: 'The container’s packets are marked, and a rule sends what is marked by a table of its own.',
    build:
      'ip route add 198.51.100.0/24 dev uplink table 9; ip rule add priority 50 fwmark 0x9 table 9; iptables -t mangle -A PREROUTING -i $BR -j MARK --set-mark 9; reached',
  },
];
