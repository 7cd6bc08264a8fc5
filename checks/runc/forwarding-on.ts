import { type Cause, cannotTell, elsewhere, fail, host, pass } from '../../src/index.ts';
import { containerPlace, forwarding, hostPlace, type PacketChain, type Routing } from '../../src/probes/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import { containerRunning } from './container-running.ts';
import { failInChain, firstInChain } from './first-in-chain.ts';
import { bestWay, partOf } from './packet/best-way.ts';
import { mainRule } from './packet/kernel-rules.ts';
import { worse } from './packet/stage.ts';
import { check } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { living, subjectNeeds } from './subject.ts';
import { wayNeeds } from './way-out.ts';

const forwarded = host('sysctl -w net.ipv4.ip_forward=1');
const look: Cause['look'] = [host('sysctl net.ipv4.ip_forward')];
const lookAtRoutes: Cause['look'] = [host('ip rule'), host('ip route show table all')];
/** Both directions ask the table main before the rules that were found; nothing is removed. */
const mainFirst = [
  host('ip rule add from {container} lookup main priority {first}'),
  host('ip rule add to {container} lookup main priority {first}'),
];

export const forwardingOn = check({
  id: 'forwarding-on',
  title: 'The host passes the container’s packets on',
  tasks: [7],
  points: 1,
  after: [containerRunning, pingReplies],
  needs: (parameters) => ({
    ...subjectNeeds(parameters),
    ...wayNeeds(parameters),
    onHost: forwarding(hostPlace),
    forwardingInside: forwarding(containerPlace(parameters.container)),
  }),
  causes: {
    off: {
      says: 'The host does not pass packets on from one network to another. So nothing gets from the container to the outside.',
      expected: 'net.ipv4.ip_forward is 1 on the host',
      actual: 'net.ipv4.ip_forward is 0',
      hints: [
        'A Linux machine passes packets on only if it is told to. Is net.ipv4.ip_forward 1? (After a restart it is 0 again.)',
        'Switch forwarding on, on the host.',
      ],
      look,
      repair: [forwarded],
    },
    'in-container': {
      says: 'Forwarding is on in the container’s network, but off on the host. The host must pass the packets on.',
      expected: 'net.ipv4.ip_forward is 1 on the host',
      actual: '1 in the container, 0 on the host',
      hints: [
        'The host and the container each have such a switch. In which of the two was the shell where you typed it?',
        'Leave the container’s network, and switch forwarding on, on the host.',
      ],
      look,
      repair: [forwarded],
    },
    'link-off': {
      says: 'Forwarding is on in general, but off for {link}. Packets of the container, or their answers, come in there and are not passed on.',
      expected: 'net.ipv4.conf.{link}.forwarding is 1',
      actual: 'net.ipv4.conf.{link}.forwarding is 0',
      hints: ['Every interface has a switch of its own. Which one is 0?', 'Switch it on for {link} too.'],
      look: [host("sysctl -a --pattern 'ipv4.conf.*[.]forwarding'")],
      repair: [host('sysctl -w net/ipv4/conf/{link}/forwarding=1')],
    },
    dropped: {
      says: 'Forwarding is on, but the host’s firewall drops packets that it should pass on for the container.',
      expected: 'a firewall that accepts the container’s packets and their answers',
      actual: '{rule}',
      hints: [
        'Container engines and firewalls add rules that drop unknown packets. Which rule, or which policy of a chain, drops these?',
        'Accept what comes from {subnet}, and the answers to it, before that rule.',
      ],
      look: [host('iptables -S'), host('nft list ruleset')],
      repair: firstInChain([
        { iptables: '-s {subnet} -j ACCEPT', nft: 'ip saddr {subnet} accept' },
        {
          iptables: '-d {subnet} -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
          nft: 'ip daddr {subnet} ct state established,related accept',
        },
      ]),
    },
    'no-way': {
      says: 'Forwarding is on, but the host has no way to the outside for packets from {container}.',
      expected: 'a route of the host that takes packets from {container}',
      actual: '{rule}',
      hints: [
        'The kernel first chooses a table by its rules, then a route in that table. Which rule or route sends these packets nowhere?',
        'Let packets of the container look into the table main first, or remove the rule or route.',
      ],
      look: lookAtRoutes,
      repair: {
        rule: mainFirst,
        route: [elsewhere('Remove the route that sends the container’s packets nowhere: {rule}')],
      },
    },
    refused: {
      says: 'The host refuses packets from {source} that come in by {link}. With rp_filter 1 it accepts a packet only at the interface that leads back to the sender.',
      expected: 'a way to {source} by {link}, or net.ipv4.conf.{link}.rp_filter 0 or 2',
      actual: '{rule}',
      hints: [
        'By which interface would the host itself send to {source}? Is it the one by which the packets come?',
        'Let {link} take packets from any known address: rp_filter 2. Or remove the route that is in the way.',
      ],
      look: [host('ip route get {source}'), host("sysctl -a --pattern '[.]rp_filter'")],
      repair: [host('sysctl -w net/ipv4/conf/{link}/rp_filter=2')],
    },
    astray: {
      says: 'The packets get out, but the host sends the answers to {link} instead of to the container.',
      expected: 'a way to {container} for what comes from the outside',
      actual: 'a way by {link}',
      hints: [
        'The kernel first chooses a table by its rules, then a route in that table. Which rule do the answers meet?',
        'Let packets for the container look into the table main first, or remove the rule or route.',
      ],
      look: lookAtRoutes,
      repair: { rule: mainFirst, route: [elsewhere('Remove the route that leads the answers to {link}.')] },
    },
    kept: {
      says: 'The host keeps packets that it should pass on. A rule redirects them to the host, or stops the kernel from remembering who sent them.',
      expected: 'packets to the outside, and the answers to them, are passed on',
      actual: 'packets that the host keeps for itself',
      hints: [
        'Which rule says REDIRECT, DNAT or notrack for what comes in by {link}?',
        'Accept what comes in by {link} before that rule, or remove the rule.',
      ],
      look: [host('iptables-save'), host('nft list ruleset')],
      repair: firstInChain([{ iptables: '-i {link} -j ACCEPT', nft: 'iifname {link} accept' }]),
    },
    inside: {
      says: 'The answers reach the container, but a firewall rule in its own network drops them.',
      expected: 'a container that takes the answers to its packets',
      actual: '{rule}',
      hints: [
        'The host and the container each have rules of their own. In which of the two did you type this one?',
        'Accept answers before that rule, or remove the rule, in the container’s network.',
      ],
      look: [host('nsenter -t {pid} -n nft list ruleset'), host('nsenter -t {pid} -n iptables -S')],
      repair: firstInChain(
        [
          {
            iptables: '-i {inner} -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
            nft: 'iifname {inner} ct state established,related accept',
          },
        ],
        'nsenter -t {pid} -n ',
      ),
    },
  },
  notes: {
    'by-link':
      'net.ipv4.ip_forward is 0. Packets are passed on because interfaces have a switch of their own, which is 1.',
  },
  judge: ({ onHost, forwardingInside, ...facts }, parameters) => {
    const container = living(facts);
    if (!container || !onHost) return fail('off');
    const carrier = carrierOf(facts.network, parameters.outer)?.name ?? parameters.outer;
    const passesOn = (link: string): boolean => onHost.links.get(link) ?? onHost.all;
    if (!passesOn(carrier)) {
      if (onHost.all) return fail('link-off', { link: carrier });
      const apart = container.namespaces.net !== facts.host.namespaces.net;
      return apart && forwardingInside?.all ? fail('in-container') : fail('off');
    }
    const ways = bestWay(facts, parameters);
    const stage = worse(partOf(ways, 'host'), partOf(ways, 'answer'));
    if (stage.is === 'good') return onHost.all ? pass() : pass('by-link');
    if (stage.is === 'untold') return cannotTell(stage.doubts.join('; '), pingReplies);
    const { why, by, iif: link = '', source, chain } = stage.loss;
    if (why === 'rule') return failInChain(chain ?? usual, 'dropped', { rule: by });
    if (why === 'inside') return failInChain(chain ?? usualInside, 'inside', { rule: by, pid: container.pid });
    if (why === 'to-host') return failInChain(facts.rules.find(keeps) ?? usualKeeper, 'kept', { link });
    const first = priorityBefore(facts.routing);
    const routed = { container: own(parameters), first: first ?? 0 };
    const way = first === undefined ? 'route' : 'rule';
    if (why === 'other-link') return fail('astray', { ...routed, link: by }, { way });
    if (!passesOn(link)) return fail('link-off', { link });
    if (why === 'refused') return fail('refused', { link, source, rule: by });
    return fail('no-way', { ...routed, rule: by }, { way });
  },
});

/** The chains that take packets where no rule is known that did. */
const usual = { key: 'nft ip filter FORWARD' };
const usualInside = { key: 'nft ip filter INPUT' };
const usualKeeper = { key: 'nft ip nat PREROUTING' };

/** Whether a chain makes packets the host’s own. */
const keeps = ({ rules }: PacketChain): boolean =>
  rules.some(({ steps }) =>
    steps.some((step) => step.do === 'untrack' || (step.do === 'translate' && step.side === 'destination')),
  );

/** A priority before all rules that were added; nothing where none was, or none comes before them. */
const priorityBefore = (routing: Routing | undefined): number | undefined => {
  const lowest = Math.min(...(routing?.rules ?? []).map(({ priority }) => priority).filter((one) => one > 0));
  return lowest > 1 && lowest < mainRule ? lowest - 1 : undefined;
};

const own = ({ containerAddress }: { readonly containerAddress: string }): string =>
  containerAddress.split('/')[0] ?? '';
