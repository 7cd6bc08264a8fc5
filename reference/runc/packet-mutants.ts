import type { checks } from '../../checks/runc/lab.ts';
import type { MutantsOf } from '../mutant.ts';

const both = '-s 172.20.0.0/24';
/** Another link than the one to the outside, and a table of routes that leads there. */
const spare = 'ip link add spare type veth peer name spare-b; ip link set spare up; ip link set spare-b up';

/** Task 7: packets that the rules and routes look right for, and that the kernel loses all the same. */
export const packetMutants: MutantsOf<typeof checks> = [
  {
    id: 'lower-metric-to-nobody',
    story: 'Two default routes were added, and the one with the lower metric leads to nobody.',
    break:
      'inside ip route delete default; inside ip route add default via 172.20.0.1 metric 100; inside ip route add default via 172.20.0.99 metric 10; lost',
    killedBy: [['default-route', 'nobody']],
  },
  {
    id: 'dropped-in-the-container',
    story: 'A rule that was meant for the host was typed in the container’s network, and drops what it sends.',
    break: 'inside iptables -A OUTPUT -d 198.51.100.0/24 -j DROP; lost',
    killedBy: [['default-route', 'dropped']],
  },
  {
    id: 'verdict-map-drops',
    story: 'The firewall accepts by policy, and a verdict map drops what comes by the bridge.',
    break: `nft add table inet lab; nft 'add chain inet lab way { type filter hook forward priority 0; policy accept; }'
nft 'add rule inet lab way iifname vmap { "br-task7" : drop, "eth9" : accept }'; lost`,
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'answers-dropped-by-their-link',
    story: 'A rule drops everything that leaves by the bridge.',
    break: 'iptables -A FORWARD -o $BR -j DROP; lost',
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'answers-dropped-by-their-address',
    story: 'A rule drops everything that is for the container’s network.',
    break: 'iptables-legacy -A FORWARD -d 172.20.0.0/24 -j DROP; lost',
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'way-out-dropped-by-both-links',
    story: 'A rule keeps the bridge apart from the link to the outside.',
    break: 'iptables -A FORWARD -i $BR -o uplink -j DROP; lost',
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'forwarding-off-for-the-way-out',
    story: 'Forwarding is on, but off for the link by which the answers come.',
    break: 'echo 0 >/proc/sys/net/ipv4/conf/uplink/forwarding; lost',
    killedBy: [['forwarding-on', 'link-off']],
  },
  {
    id: 'rule-without-a-way',
    story: 'A rule for routes sends the container’s packets nowhere.',
    break: 'ip rule add priority 50 from 172.20.0.0/24 to 198.51.100.0/24 blackhole; lost',
    killedBy: [['forwarding-on', 'no-way']],
  },
  {
    id: 'answers-by-a-link-that-is-not-theirs',
    story:
      'The container’s packets have a table of their own, and the host itself would send to the outside elsewhere.',
    break: `${spare}; ip route add 198.51.100.2/32 dev spare; ip route add 198.51.100.0/24 dev uplink table 9; ip rule add priority 50 fwmark 9 table 9; iptables -t mangle -A PREROUTING -i $BR -j MARK --set-mark 9
echo 1 >/proc/sys/net/ipv4/conf/all/rp_filter; echo 1 >/proc/sys/net/ipv4/conf/uplink/rp_filter; lost`,
    killedBy: [['forwarding-on', 'refused']],
  },
  {
    id: 'answers-astray',
    story: 'A rule for routes leads what comes from the outside to another link.',
    break: `${spare}; ip route add 172.20.0.0/24 dev spare table 9; ip rule add priority 50 iif uplink table 9; lost`,
    killedBy: [['forwarding-on', 'astray']],
  },
  {
    id: 'answers-untracked',
    story: 'A rule keeps what comes from the outside from being tracked, so no answer finds its packet.',
    break: 'iptables -t raw -A PREROUTING -i uplink -j CT --notrack; lost',
    killedBy: [['forwarding-on', 'kept']],
  },
  {
    id: 'answers-dropped-in-the-container',
    story: 'The container’s own firewall drops what comes from the outside.',
    break: 'inside iptables -A INPUT -s 198.51.100.0/24 -j DROP; lost',
    killedBy: [['forwarding-on', 'inside']],
  },
  {
    id: 'masquerading-by-a-link-that-is-not-there',
    story: 'The rule was copied from a guide, with its name for the link to the outside.',
    break: `unmasked; iptables -t nat -A POSTROUTING ${both} -o eth0 -j MASQUERADE; lost`,
    killedBy: [['masquerade', 'wrong-link']],
  },
  {
    id: 'masquerading-behind-a-return',
    story: 'An earlier rule returns the container’s packets before they are masqueraded.',
    break: `unmasked; iptables -t nat -A POSTROUTING ${both} -j RETURN; iptables -t nat -A POSTROUTING ${both} -j MASQUERADE; lost`,
    killedBy: [['masquerade', 'taken-earlier']],
  },
  {
    id: 'masquerading-behind-another-chain',
    story: 'The rule is in a chain whose jump is for another network.',
    break:
      'unmasked; iptables -t nat -N LAB; iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -j LAB; iptables -t nat -A LAB -j MASQUERADE; lost',
    killedBy: [['masquerade', 'other-network']],
  },
  {
    id: 'source-nat-to-the-bridge',
    story: 'SNAT gives the packets the address of the bridge, to which nobody outside knows a way.',
    break: `unmasked; iptables -t nat -A POSTROUTING ${both} -j SNAT --to-source 172.20.0.1; lost`,
    killedBy: [['masquerade', 'foreign-address']],
  },
  {
    id: 'not-tracked',
    story: 'A rule from a guide for fast routers keeps the container’s packets from being tracked.',
    break: `iptables -t raw -A PREROUTING ${both} -j CT --notrack; lost`,
    killedBy: [['masquerade', 'untracked']],
  },
];
