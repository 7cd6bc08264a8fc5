import { type Cause, cannotTell, fail, host, pass } from '../../src/index.ts';
import { runcContainers } from '../../src/probes/index.ts';
import { carrierOf, covers, ipv4 } from '../resources/addressing.ts';
import { insideOf } from '../resources/veth-pair.ts';
import { addressContainer } from './address-container.ts';
import { addressHost } from './address-host.ts';
import { failInChain, firstInChain } from './first-in-chain.ts';
import { linksUp } from './links-up.ts';
import { bestWay, partOf } from './packet/best-way.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';
import { wayNeeds } from './way-out.ts';

const look: Cause['look'] = [host('nsenter -t {pid} -n ip route')];
const replaced = [host('nsenter -t {pid} -n ip route replace default via {own} dev {inner}')];

export const defaultRoute = check({
  id: 'default-route',
  title: 'The container sends packets for other networks to the host',
  tasks: [7],
  points: 1,
  after: [vethPair, addressHost, addressContainer, linksUp],
  needs: (parameters) => ({ ...wayNeeds(parameters), runc: runcContainers(parameters.container) }),
  causes: {
    absent: {
      says: 'The container has no default route: it does not know where to send packets for other networks.',
      expected: 'a default route through {inner}, via an address of the host',
      actual: 'no route for other networks',
      hints: [
        'Which routes does the container have? (Each time that {inner} is switched off, its routes are gone.)',
        'Add a default route via {own}, the host’s own address in that network.',
      ],
      look,
      repair: replaced,
    },
    'no-gateway': {
      says: 'The default route names {inner}, but no host to hand the packets to. So the container looks for every address in the world at the other end of its cable.',
      expected: 'a default route via an address of the host',
      actual: 'a default route without a gateway',
      hints: [
        'Does the line that begins with default have the word via? It names the host that takes the packets.',
        'Replace the route by one via {own}, the host’s own address in that network.',
      ],
      look,
      repair: replaced,
    },
    nobody: {
      says: 'The default route goes via {via}, but the host does not have that address. So nobody takes the packets.',
      expected: 'a gateway that is an address of the host in that network',
      actual: '{via}, which nobody owns here',
      hints: [
        'Which addresses does the host have? ({gateway}, of the older text, exists only if a container engine’s bridge has it.)',
        'Replace the route by one via {own}, the host’s own address in that network.',
      ],
      look: [...look, host('ip -br addr')],
      repair: replaced,
    },
    dropped: {
      says: 'A firewall rule in the container’s own network drops its packets to the outside.',
      expected: 'no rule in the container that drops its packets',
      actual: '{rule}',
      hints: [
        'The host and the container each have rules of their own. In which of the two did you type this one?',
        'Accept what leaves by {inner} before that rule, or remove the rule, in the container’s network.',
      ],
      look: [host('nsenter -t {pid} -n nft list ruleset'), host('nsenter -t {pid} -n iptables -S')],
      repair: firstInChain(
        [{ iptables: '-o {inner} -j ACCEPT', nft: 'oifname {inner} accept' }],
        'nsenter -t {pid} -n ',
      ),
    },
  },
  notes: {
    'another-way':
      'The container has no default route through {inner}. Its other routes do lead its packets to the host.',
  },
  judge: (facts, parameters) => {
    const { network, inside } = facts;
    const { outer, inner, hostAddress, containerAddress } = parameters;
    const [container = ''] = containerAddress.split('/');
    const addresses = ipv4(carrierOf(network, outer)?.addresses ?? []);
    const near = addresses.find(({ address, prefix }) => covers(`${address}/${prefix}`, container));
    const values = { own: near?.address ?? hostAddress.split('/')[0]!, pid: facts.runc.container?.pid ?? 'PID' };
    const routes = insideOf(inside, network)?.routes;
    if (!routes) return fail('absent', values);
    const stage = partOf(bestWay(facts, parameters), 'container');
    if (stage.is === 'untold') return cannotTell(stage.doubts.join('; '));
    const defaults = routes.filter(({ to, link }) => to === '0.0.0.0/0' && link === inner);
    if (stage.is === 'good') return defaults.length > 0 ? pass() : pass('another-way');
    const { why, by, chain } = stage.loss;
    if (why === 'rule') return failInChain(chain ?? usual, 'dropped', { ...values, rule: by });
    if (why === 'no-gateway') return fail('no-gateway', values);
    if (why === 'nobody') return fail('nobody', { ...values, via: by });
    return fail('absent', values);
  },
});

/** The chain that drops what leaves, where no rule is known that did. */
const usual = { key: 'nft ip filter OUTPUT' };
