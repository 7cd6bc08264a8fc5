import { fail, pass } from '../../src/index.ts';
import { hostNetwork } from '../../src/probes/index.ts';
import { carrierOf, covers, ipv4 } from '../resources/addressing.ts';
import { insideOf } from '../resources/veth-pair.ts';
import { addressContainer } from './address-container.ts';
import { addressHost } from './address-host.ts';
import { inContainer } from './in-container.ts';
import { linksUp } from './links-up.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const defaultRoute = check({
  id: 'default-route',
  title: 'The container sends what is not its neighbour’s to the host',
  tasks: [7],
  points: 1,
  after: [vethPair, addressHost, addressContainer, linksUp],
  needs: (parameters) => ({ host: hostNetwork, inside: inContainer.network(parameters) }),
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
  },
  judge: ({ host, inside }, { outer, inner, hostAddress, containerAddress }) => {
    const [container = ''] = containerAddress.split('/');
    const addresses = ipv4(carrierOf(host, outer)?.addresses ?? []);
    const near = addresses.find(({ address, prefix }) => covers(`${address}/${prefix}`, container));
    const own = near?.address ?? hostAddress.split('/')[0]!;
    const routes = insideOf(inside, host)?.routes ?? [];
    const defaults = routes.filter(({ to, link }) => to === '0.0.0.0/0' && link === inner);
    const [first] = defaults;
    if (!first) return fail('absent', { own });
    if (defaults.some(({ via }) => addresses.some(({ address }) => address === via))) return pass();
    return first.via === undefined ? fail('no-gateway', { own }) : fail('nobody', { via: first.via, own });
  },
});
