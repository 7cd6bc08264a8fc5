import { cannotTell, fail, pass } from '../../src/index.ts';
import { containerPlace, forwarding, hostPlace } from '../../src/probes/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import { containerRunning } from './container-running.ts';
import { bestWay, partOf } from './packet/best-way.ts';
import { worse } from './packet/stage.ts';
import { check } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { living, subjectNeeds } from './subject.ts';
import { wayNeeds } from './way-out.ts';

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
      says: 'The host does not pass packets on from one network to another.',
      expected: 'net.ipv4.ip_forward is 1 on the host',
      actual: 'net.ipv4.ip_forward is 0',
      hints: [
        'A Linux machine is no router unless it is told so. Look: sysctl net.ipv4.ip_forward (after a reboot it is 0 again).',
        'Switch forwarding on, on the host.',
      ],
      command: 'sysctl -w net.ipv4.ip_forward=1',
    },
    'in-container': {
      says: 'Forwarding is on in the container’s network, but off on the host.',
      expected: 'net.ipv4.ip_forward is 1 on the host',
      actual: '1 in the container, 0 on the host',
      hints: [
        'This switch belongs to a network namespace. In which one was the shell where you typed it?',
        'Leave the container’s namespace, and switch forwarding on, on the host.',
      ],
      command: 'sysctl -w net.ipv4.ip_forward=1',
    },
    'link-off': {
      says: 'Forwarding is on in general, but off for {link}, by which the container’s packets come.',
      expected: 'net.ipv4.conf.{link}.forwarding is 1',
      actual: 'net.ipv4.conf.{link}.forwarding is 0',
      hints: [
        'Every link has a switch of its own. Look: sysctl -a --pattern forwarding',
        'Switch it on for that link too.',
      ],
      command: 'sysctl -w net.ipv4.conf.{link}.forwarding=1',
    },
    dropped: {
      says: 'Forwarding is on, but the host’s firewall drops what it should pass on for the container.',
      expected: 'a firewall that accepts the container’s packets in its forward chain',
      actual: '{rule}',
      hints: [
        'Engines and firewalls set the forward chain to drop. Look: nft list ruleset; iptables -S FORWARD; iptables-legacy -S FORWARD',
        'Accept what comes from {subnet} and what goes back to it.',
      ],
      command:
        'iptables -I FORWARD -s {subnet} -j ACCEPT; iptables -I FORWARD -d {subnet} -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
    },
    'no-way': {
      says: 'Forwarding is on, but the host has no way to the outside for the container’s packets.',
      expected: 'a route of the host that takes packets from {container}',
      actual: '{rule}',
      hints: [
        'The kernel first chooses a table by its rules (ip rule), then a route in that table. Look at both: ip rule; ip route show table all',
        'Remove the rule or the route that sends the container’s packets nowhere.',
      ],
      command: 'ip rule; ip route show table all',
    },
    refused: {
      says: 'The host refuses packets from {source} that come in by {link}: its own way to {source} leads elsewhere.',
      expected: 'a way to {source} by {link}, or net.ipv4.conf.{link}.rp_filter 0 or 2',
      actual: '{rule}',
      hints: [
        'With rp_filter 1 a packet must come by the link by which the host would answer it. Ask: ip route get {source}',
        'Remove the route that is in the way, or loosen the filter of both: net.ipv4.conf.all and net.ipv4.conf.{link}.',
      ],
      command: 'sysctl -a --pattern rp_filter',
    },
    astray: {
      says: 'The packets get out, but the host sends the answers to {link} instead of to the container.',
      expected: 'a way to {container} for what comes from the outside',
      actual: 'a way by {link}',
      hints: [
        'Which way does an answer take? Look at the rules that choose a table: ip rule; ip route show table all',
        'Remove the rule or the route that leads the answers elsewhere.',
      ],
      command: 'ip rule; ip route show table all',
    },
    kept: {
      says: 'The host takes packets for its own that it should pass on for the container.',
      expected: 'packets to the outside, and the answers to them, are passed on',
      actual: 'they are for the host itself',
      hints: [
        'A rule that redirects packets, or one that keeps answers from being tracked, makes them the host’s own. Look: nft list ruleset; iptables-save',
        'Remove the rule, or let it spare the container’s packets and their answers.',
      ],
      command: 'nft list ruleset',
    },
    inside: {
      says: 'The answers come back as far as the container, and are dropped there.',
      expected: 'a container that takes the answers to its packets',
      actual: '{rule}',
      hints: [
        'The container’s network has rules of its own. Look: nsenter -t PID -n nft list ruleset; nsenter -t PID -n iptables -S',
        'Remove the rule in the container’s namespace, or accept established connections before it.',
      ],
      command: 'nsenter -t PID -n nft list ruleset',
    },
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
    if (stage.is === 'good') return pass();
    if (stage.is === 'untold') return cannotTell(stage.doubts.join('; '));
    const { why, by, iif: link = '', source } = stage.loss;
    if (why === 'rule') return fail('dropped', { rule: by });
    if (why === 'inside') return fail('inside', { rule: by });
    if (why === 'to-host') return fail('kept');
    if (why === 'other-link') return fail('astray', { link: by, container: own(parameters) });
    if (!passesOn(link)) return fail('link-off', { link });
    if (why === 'refused') return fail('refused', { link, source, rule: by });
    return fail('no-way', { rule: by, container: own(parameters) });
  },
});

const own = ({ containerAddress }: { readonly containerAddress: string }): string =>
  containerAddress.split('/')[0] ?? '';
