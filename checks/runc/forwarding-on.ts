import { fail, pass } from '../../src/index.ts';
import { hostPlace, packetRules } from '../../src/probes/index.ts';
import { containerRunning } from './container-running.ts';
import { drops } from './packet-way.ts';
import { check } from './parameters.ts';
import { living, subjectNeeds } from './subject.ts';
import { forwardingNeeds, packetOf } from './way-out.ts';

export const forwardingOn = check({
  id: 'forwarding-on',
  title: 'The host passes the container’s packets on',
  tasks: [7],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({
    ...subjectNeeds(parameters),
    ...forwardingNeeds(parameters),
    rules: packetRules(hostPlace),
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
      actual: 'a policy or a rule that drops them',
      hints: [
        'Engines and firewalls set the forward chain to drop. Look: nft list ruleset; iptables -S FORWARD; iptables-legacy -S FORWARD',
        'Accept what comes from {subnet} and what goes back to it.',
      ],
      command:
        'iptables -I FORWARD -s {subnet} -j ACCEPT; iptables -I FORWARD -d {subnet} -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
    },
  },
  judge: ({ network, onHost, inside, rules, ...facts }, parameters) => {
    const container = living(facts);
    if (!container || !onHost) return fail('off');
    if (!onHost.all) {
      const apart = container.namespaces.net !== facts.host.namespaces.net;
      return apart && inside?.all ? fail('in-container') : fail('off');
    }
    const packet = packetOf(network, parameters);
    const link = packet.incoming.at(-1)!;
    if (onHost.links.get(link) === false) return fail('link-off', { link });
    return drops(rules, packet) ? fail('dropped') : pass();
  },
});
