import { cannotTell, fail, pass } from '../../src/index.ts';
import { carrierOf, covers, ipv4 } from '../resources/addressing.ts';
import { insideOf } from '../resources/veth-pair.ts';
import { addressContainer } from './address-container.ts';
import { addressHost } from './address-host.ts';
import { linksUp } from './links-up.ts';
import { bestWay, partOf } from './packet/best-way.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';
import { wayNeeds } from './way-out.ts';

export const defaultRoute = check({
  id: 'default-route',
  title: 'The container sends what is not its neighbour’s to the host',
  tasks: [7],
  points: 1,
  after: [vethPair, addressHost, addressContainer, linksUp],
  needs: wayNeeds,
  causes: {
    absent: {
      says: 'The container has no default route.',
      expected: 'a default route through {inner}, via an address of the host',
      actual: 'no route for other networks',
      hints: [
        'Which way does the container know? Try: nsenter -t PID -n ip route. (Switching {inner} off and on removes its routes.)',
        'Add a default route via the host’s own address in that network.',
      ],
      command: 'nsenter -t PID -n ip route add default via {own} dev {inner}',
    },
    'no-gateway': {
      says: 'The default route names {inner}, but nobody to hand the packets to.',
      expected: 'a default route via an address of the host',
      actual: 'a default route without a gateway',
      hints: [
        'Without a gateway the container looks for every address of the world on its own cable. Who should take the packets?',
        'Replace the route by one that goes via the host’s own address.',
      ],
      command: 'nsenter -t PID -n ip route replace default via {own} dev {inner}',
    },
    nobody: {
      says: 'The default route goes via {via}, but the host does not have that address.',
      expected: 'a gateway that is an address of the host in that network',
      actual: '{via}, which nobody owns here',
      hints: [
        'Who answers to {via}? Compare with the host’s addresses: ip -br addr. (The older text of this lab gives the host {hostAddress} and lets the container send to {gateway}: that works only where {outer} is plugged into an engine’s bridge which has {gateway}.)',
        'Let the route go via the host’s own address {own}, or plug {outer} into the bridge that owns {via}.',
      ],
      command: 'nsenter -t PID -n ip route replace default via {own} dev {inner}',
    },
    dropped: {
      says: 'The container’s own firewall drops what it sends to the outside.',
      expected: 'no rule in the container that takes its packets',
      actual: '{rule}',
      hints: [
        'A firewall rule belongs to a network namespace. In which one was the shell where you typed it?',
        'Remove the rule from the container’s namespace. Look: nsenter -t PID -n nft list ruleset; nsenter -t PID -n iptables -S',
      ],
      command: 'nsenter -t PID -n nft list ruleset',
    },
  },
  notes: {
    'another-way':
      'The container has no default route through {inner}; other routes of it lead its packets to the host.',
  },
  judge: (facts, parameters) => {
    const { network, inside } = facts;
    const { outer, inner, hostAddress, containerAddress } = parameters;
    const [container = ''] = containerAddress.split('/');
    const addresses = ipv4(carrierOf(network, outer)?.addresses ?? []);
    const near = addresses.find(({ address, prefix }) => covers(`${address}/${prefix}`, container));
    const own = near?.address ?? hostAddress.split('/')[0]!;
    const routes = insideOf(inside, network)?.routes;
    if (!routes) return fail('absent', { own });
    const stage = partOf(bestWay(facts, parameters), 'container');
    if (stage.is === 'untold') return cannotTell(stage.doubts.join('; '));
    const defaults = routes.filter(({ to, link }) => to === '0.0.0.0/0' && link === inner);
    if (stage.is === 'good') return defaults.length > 0 ? pass() : pass('another-way');
    const { why, by } = stage.loss;
    if (why === 'rule') return fail('dropped', { rule: by });
    if (why === 'no-gateway') return fail('no-gateway', { own });
    if (why === 'nobody') return fail('nobody', { via: by, own });
    return fail('absent', { own });
  },
});
