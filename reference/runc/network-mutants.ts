import type { checks } from '../../checks/runc/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 4 to 7, 11: the container’s network and its way to the outside. */
export const networkMutants: MutantsOf<typeof checks> = [
  // Task 4
  {
    id: 'network-namespace-removed',
    story: 'The network namespace was taken out of config.json and never put back.',
    break: 'config -z \'s|,\\s*{\\s*"type": "network"\\s*}||\'; restart',
    killedBy: [['net-isolated', 'shared']],
  },
  {
    id: 'network-namespace-not-yet-used',
    story: 'The network namespace was put back into config.json, but the container was not started anew.',
    break:
      'cp $B/config.json /tmp/right; config -z \'s|,\\s*{\\s*"type": "network"\\s*}||\'; restart; cp /tmp/right $B/config.json',
    killedBy: [['net-isolated', 'not-restarted']],
  },
  // Task 5
  { id: 'pair-missing', story: 'The pair was never made.', break: 'unpair', killedBy: [['veth-pair', 'absent']] },
  {
    id: 'peer-not-moved',
    story: 'The second end was never moved: everything seems to answer, but over the host’s own loopback.',
    break:
      'unpair; ends; ip addr add 172.20.0.100/24 dev veth0; ip addr add 172.20.0.5/24 dev ceth0; ip link set veth0 up; ip link set ceth0 up',
    killedBy: [['veth-pair', 'not-moved']],
  },
  {
    id: 'both-ends-moved',
    story: 'Both ends were moved into the container.',
    break: 'ip link set veth0 netns $(pid)',
    killedBy: [['veth-pair', 'both-moved']],
  },
  {
    id: 'ends-swapped',
    story: 'The wrong end was moved.',
    break: 'unpair; ends; ip link set veth0 netns $(pid)',
    killedBy: [['veth-pair', 'swapped']],
  },
  {
    id: 'pair-with-other-names',
    story: 'The pair has the names of another exercise.',
    break:
      'unpair; ip link add veth-host type veth peer name eth0; ip link set eth0 netns $(pid); ip link set veth-host up; inside ip addr add 172.20.0.5/24 dev eth0; inside ip link set eth0 up',
    killedBy: [['veth-pair', 'other-names']],
  },
  {
    id: 'peer-in-another-namespace',
    story: 'The container was started anew, and the end was moved to the PID of an earlier one that is still there.',
    break: 'unpair; ends; ip netns add other; ip link set ceth0 netns other',
    killedBy: [['veth-pair', 'moved-elsewhere']],
  },
  {
    id: 'two-half-pairs',
    story: 'Two pairs were made, and one end of each is in use.',
    break:
      'unpair; ip link add veth0 type veth peer name spare-a; ip link add ceth0 type veth peer name spare-b; ip link set ceth0 netns $(pid); addresses',
    killedBy: [['veth-pair', 'not-a-pair']],
  },
  // Task 6
  {
    id: 'host-address-forgotten',
    story: 'The host never got an address in the container’s network.',
    break: 'ip addr flush dev $BR',
    killedBy: [['address-host', 'absent']],
  },
  {
    id: 'host-address-forgotten-on-the-pair',
    story: 'Without a bridge, the host’s end never got its address.',
    break: 'plain; ip addr flush dev veth0',
    killedBy: [
      ['address-host', 'absent'],
      ['bridge-attached', 'unattached'],
    ],
  },
  {
    id: 'host-address-without-prefix',
    story: 'The /24 was forgotten, so the address is a /32.',
    break: 'ip addr flush dev $BR; ip addr add 172.20.0.100 dev $BR',
    killedBy: [['address-host', 'wrong-prefix']],
  },
  {
    id: 'host-address-of-another-network',
    story: 'The bridge of another network was used.',
    break: 'ip addr flush dev $BR; ip addr add 172.17.0.1/16 dev $BR',
    killedBy: [['address-host', 'wrong-address']],
  },
  {
    id: 'host-address-on-the-loopback',
    story: 'The address was added to lo.',
    break: 'ip addr flush dev $BR; ip addr add 172.20.0.100/24 dev lo',
    killedBy: [['address-host', 'other-link']],
  },
  {
    id: 'address-left-on-the-port',
    story: 'The pair was plugged into the bridge as the text says, and the address stayed on veth0.',
    break: 'ip addr flush dev $BR; ip addr add 172.20.0.100/24 dev veth0',
    killedBy: [['address-host', 'on-port']],
  },
  {
    id: 'container-address-forgotten',
    story: 'The address was added before the move, which took it away.',
    break:
      'unpair; ends; ip addr add 172.20.0.5/24 dev ceth0; ip link set ceth0 netns $(pid); ip link set veth0 master $BR up; inside ip link set ceth0 up',
    killedBy: [['address-container', 'absent']],
  },
  {
    id: 'both-addresses-on-the-host',
    story: 'Both addresses were added to the host: the ping answers, without any container.',
    break: 'inside ip addr flush dev ceth0; ip addr add 172.20.0.5/24 dev $BR',
    killedBy: [['address-container', 'on-host']],
  },
  {
    id: 'container-address-without-prefix',
    story: 'The /24 was forgotten inside: the neighbour is found, but no answer knows its way.',
    break: 'inside ip addr flush dev ceth0; inside ip addr add 172.20.0.5 dev ceth0',
    killedBy: [['address-container', 'wrong-prefix']],
  },
  {
    id: 'container-has-the-databases-address',
    story: 'The container got the address that the database should have.',
    break: 'inside ip addr flush dev ceth0; inside ip addr add 172.20.0.10/24 dev ceth0',
    killedBy: [['address-container', 'wrong-address']],
  },
  {
    id: 'container-address-on-the-loopback',
    story: 'Inside, the address was added to lo.',
    break: 'inside ip addr flush dev ceth0; inside ip addr add 172.20.0.5/24 dev lo',
    killedBy: [['address-container', 'other-link']],
  },
  {
    id: 'outer-end-down',
    story: 'Only the end in the container was switched on.',
    break: 'ip link set veth0 down',
    killedBy: [['links-up', 'outer-down']],
  },
  {
    id: 'inner-end-down',
    story: 'Only the host’s end was switched on.',
    break: 'inside ip link set ceth0 down',
    killedBy: [['links-up', 'inner-down']],
  },
  {
    id: 'both-ends-down',
    story: 'Neither end was switched on.',
    break: 'ip link set veth0 down; inside ip link set ceth0 down',
    killedBy: [['links-up', 'both-down']],
  },
  {
    id: 'bridge-down',
    story: 'A bridge was made by hand and never switched on.',
    break: 'ip link set $BR down; lost',
    killedBy: [['links-up', 'bridge-down']],
  },
  {
    id: 'container-ignores-pings',
    story: 'A kernel setting from a hardening guide makes the container ignore pings.',
    break: 'inside sh -c "echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all"',
    killedBy: [['ping-replies', 'no-reply']],
  },
  {
    id: 'route-of-an-earlier-try',
    story: 'A route of an earlier try leads to the container’s address through another pair.',
    break:
      'ip link add veth-old type veth peer name veth-old-b; ip link set veth-old up; ip link set veth-old-b up; ip route add 172.20.0.5/32 dev veth-old',
    killedBy: [['ping-replies', 'misrouted']],
  },
  {
    id: 'container-address-on-both-sides',
    story: 'The container’s address is on the host as well, so the host answers itself.',
    break: 'ip addr add 172.20.0.5/32 dev lo',
    killedBy: [['ping-replies', 'owned-by-host']],
  },
  // Task 7
  {
    id: 'default-route-forgotten',
    story: 'No default route was added.',
    break: 'inside ip route delete default; lost',
    killedBy: [['default-route', 'absent']],
  },
  {
    id: 'links-bounced',
    story: 'The inner end was switched off and on again, which removed the default route.',
    break: 'inside ip link set ceth0 down; inside ip link set ceth0 up; lost',
    killedBy: [['default-route', 'absent']],
  },
  {
    id: 'default-route-without-gateway',
    story: 'The default route names the link only.',
    break: 'inside ip route replace default dev ceth0; lost',
    killedBy: [['default-route', 'no-gateway']],
  },
  {
    id: 'the-texts-own-gateway',
    story:
      'The older text was followed: the host is 172.20.0.100, and the container sends to 172.20.0.1, which nobody is.',
    break: 'plain; inside ip route replace default via 172.20.0.1 dev ceth0; lost',
    killedBy: [
      ['default-route', 'nobody'],
      ['bridge-attached', 'unattached'],
    ],
  },
  {
    id: 'forwarding-off',
    story: 'Forwarding was never switched on.',
    break: 'echo 0 >/proc/sys/net/ipv4/ip_forward; lost',
    killedBy: [['forwarding-on', 'off']],
  },
  {
    id: 'forwarding-on-inside',
    story: 'Forwarding was switched on in the shell that had entered the container’s network.',
    break: 'echo 0 >/proc/sys/net/ipv4/ip_forward; inside sh -c "echo 1 >/proc/sys/net/ipv4/ip_forward"; lost',
    killedBy: [['forwarding-on', 'in-container']],
  },
  {
    id: 'forwarding-off-for-the-bridge',
    story: 'Forwarding is on, but a setting keeps it off for the bridge.',
    break: 'echo 0 >/proc/sys/net/ipv4/conf/$BR/forwarding; lost',
    killedBy: [['forwarding-on', 'link-off']],
  },
  {
    id: 'forward-policy-drop',
    story: 'An engine that was started once set the policy of the forward chain to drop.',
    break: 'iptables -P FORWARD DROP; lost',
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'forward-policy-drop-in-the-older-tables',
    story: 'The same in the older kernel tables, which nft does not show.',
    break: 'iptables-legacy -P FORWARD DROP; lost',
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'forward-rule-for-another-network',
    story: 'The firewall accepts another network than the container’s.',
    break:
      "nft add table inet lab; nft 'add chain inet lab way { type filter hook forward priority 0; policy drop; }'; nft add rule inet lab way ip saddr 172.17.0.0/16 accept; nft add rule inet lab way ct state established accept; lost",
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'answers-dropped',
    story: 'The firewall lets the container’s packets out, and drops the answers.',
    break: 'iptables -P FORWARD DROP; iptables -A FORWARD -s 172.20.0.0/24 -j ACCEPT; lost',
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'firewall-rejects-what-is-forwarded',
    story: 'A rule at the end of the forward chain rejects everything, as some distributions ship it.',
    break:
      'iptables -A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT; iptables -A FORWARD -j REJECT --reject-with icmp-host-prohibited; lost',
    killedBy: [['forwarding-on', 'dropped']],
  },
  {
    id: 'no-masquerading',
    story: 'The rule in the nat table was forgotten.',
    break: 'unmasked; lost',
    killedBy: [['masquerade', 'absent']],
  },
  {
    id: 'masquerading-inside',
    story: 'The rule was typed in the shell that had entered the container’s network.',
    break: 'unmasked; inside iptables -t nat -A POSTROUTING -s 172.20.0.0/24 -j MASQUERADE; lost',
    killedBy: [['masquerade', 'in-container']],
  },
  {
    id: 'masquerading-in-an-idle-chain',
    story: 'The nft chain was made without its hook, so no packet comes to it.',
    break:
      'unmasked; nft add table ip lab; nft add chain ip lab postrouting; nft add rule ip lab postrouting ip saddr 172.20.0.0/24 masquerade; lost',
    killedBy: [['masquerade', 'not-hooked']],
  },
  {
    id: 'masquerading-another-network',
    story: 'The rule is for the network of docker’s first bridge.',
    break: 'unmasked; iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -j MASQUERADE; lost',
    killedBy: [['masquerade', 'other-network']],
  },
  {
    id: 'masquerading-the-host-only',
    story: 'The rule is for the host’s own address instead of the network.',
    break: 'unmasked; iptables -t nat -A POSTROUTING -s 172.20.0.100 -j MASQUERADE; lost',
    killedBy: [['masquerade', 'other-network']],
  },
  {
    id: 'masquerading-tcp-only',
    story: 'The rule was copied from a guide for web servers, and is for TCP only.',
    break: 'unmasked; iptables -t nat -A POSTROUTING -s 172.20.0.0/24 -p tcp -j MASQUERADE; lost',
    killedBy: [['masquerade', 'only-some']],
  },
  {
    id: 'masquerading-tcp-only-in-the-older-tables',
    story: 'The same in the older kernel tables.',
    break: 'unmasked; iptables-legacy -t nat -A POSTROUTING -s 172.20.0.0/24 -p tcp -j MASQUERADE; lost',
    killedBy: [['masquerade', 'only-some']],
  },
  {
    id: 'masquerading-the-way-back',
    story: 'The rule names the bridge as the link by which packets leave.',
    break: 'unmasked; iptables -t nat -A POSTROUTING -o $BR -j MASQUERADE; lost',
    killedBy: [['masquerade', 'wrong-link']],
  },
  {
    id: 'source-nat-to-a-stranger',
    story: 'SNAT was copied from a guide, with an address that is not the host’s.',
    break:
      'unmasked; nft add table ip lab; nft "add chain ip lab out { type nat hook postrouting priority 100; }"; nft add rule ip lab out ip saddr 172.20.0.0/24 oifname uplink snat to 192.0.2.7; lost',
    killedBy: [['masquerade', 'foreign-address']],
  },
  {
    id: 'resolver-never-written',
    story: 'The container has no resolv.conf.',
    break: 'rm $R/etc/resolv.conf',
    killedBy: [['resolver', 'missing']],
  },
  {
    id: 'resolver-written-on-the-host',
    story: 'The line was typed in a terminal of the host.',
    break: 'rm $R/etc/resolv.conf; rm -f /etc/resolv.conf; echo "nameserver 8.8.8.8" >/etc/resolv.conf',
    killedBy: [['resolver', 'on-host']],
  },
  {
    id: 'resolver-linked',
    story: 'The host’s link to the file of systemd-resolved was copied.',
    break: 'ln -sf ../run/systemd/resolve/stub-resolv.conf $R/etc/resolv.conf',
    killedBy: [['resolver', 'dangling']],
  },
  {
    id: 'resolver-of-the-host-copied',
    story: 'The host’s file was copied, with the address of its local service.',
    break: 'echo "nameserver 127.0.0.53" >$R/etc/resolv.conf',
    killedBy: [['resolver', 'loopback']],
  },
  {
    id: 'resolver-without-the-word',
    story: 'Only the address was written into the file.',
    break: 'echo 8.8.8.8 >$R/etc/resolv.conf',
    killedBy: [['resolver', 'malformed']],
  },
  {
    id: 'resolver-indented',
    story: 'The line was written by an indented here-document, and the C library does not see a word after blanks.',
    break: "echo '  nameserver 8.8.8.8' >$R/etc/resolv.conf",
    killedBy: [['resolver', 'malformed']],
  },
  {
    id: 'resolver-misspelt',
    story: 'One number of the address is missing its twin.',
    break: 'echo "nameserver 8.8.4.4" >$R/etc/resolv.conf',
    killedBy: [['resolver', 'other-server']],
  },
  {
    id: 'resolver-misspelt-while-the-host-has-it',
    story: 'The container asks another server, and the host’s own file happens to hold the right one.',
    break:
      'echo "nameserver 8.8.4.4" >$R/etc/resolv.conf; rm -f /etc/resolv.conf; echo "nameserver 8.8.8.8" >/etc/resolv.conf',
    killedBy: [['resolver', 'other-server']],
  },
  {
    id: 'address-without-its-route',
    story: 'A network manager set the host’s address without the route to its network.',
    break: 'ip addr delete 172.20.0.1/24 dev $BR; ip addr add 172.20.0.1/24 dev $BR noprefixroute',
    killedBy: [['ping-replies', 'no-route']],
  },
  {
    id: 'vpn-takes-the-network',
    story: 'A VPN’s rule sends private addresses through its own table.',
    break:
      'ip link add wg0 type veth peer name wg0-peer; ip link set wg0 up; ip link set wg0-peer up; ip route add default dev wg0 table 100; ip rule add to 172.16.0.0/12 lookup 100',
    killedBy: [['ping-replies', 'other-table']],
  },
  {
    id: 'container-address-without-its-route',
    story:
      'The container’s address was set anew, without the route to its network, and the default route is gone with the old one.',
    break: 'inside ip addr flush dev ceth0; inside ip addr add 172.20.0.5/24 dev ceth0 noprefixroute',
    killedBy: [
      ['ping-replies', 'no-way-back'],
      ['default-route', 'absent'],
    ],
  },
  // Task 11
  {
    id: 'never-plugged-in',
    story: 'The pair stands alone: right, but beside no other container.',
    break: 'plain; reached',
    killedBy: [['bridge-attached', 'unattached']],
  },
];
