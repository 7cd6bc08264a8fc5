import { elsewhere, fail, follow, host, pass } from '../../src/index.ts';
import { hostNetwork, loopbackGet, reachOf } from '../../src/probes/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import { cableOf, reachable } from '../resources/reach.ts';
import { appAnswers } from './app-answers.ts';
import { clientOf, isDebugAnswer } from './debug-answer.ts';
import { inContainer } from './in-container.ts';
import { check } from './parameters.ts';

const asked = [host('curl -m 5 http://127.0.0.1:{proxyPort}/debug')];

export const proxyAnswers = check({
  id: 'proxy-answers',
  title: 'The application answers through the proxy on port {proxyPort} of the host',
  tasks: [13],
  points: 1,
  bonus: true,
  after: [appAnswers],
  needs: (parameters) => {
    const networks = { host: hostNetwork, inside: inContainer.network(parameters) };
    return {
      ...networks,
      answer: follow(
        networks,
        ({ host: network, inside }) =>
          reachable(network, inside, parameters) ? loopbackGet(parameters.proxyPort, '/debug', 5) : undefined,
        ['curl', 'head'],
        [
          {
            ...reachOf(cableOf(parameters), inContainer.network(parameters)),
            ask: () => loopbackGet(parameters.proxyPort, '/debug', 5),
          },
        ],
      ),
    };
  },
  causes: {
    refused: {
      says: 'Nothing answers on port {proxyPort} of the host. A proxy there would hand requests on to the application in the container.',
      expected: 'a proxy on 127.0.0.1:{proxyPort}',
      actual: 'a refused connection',
      hints: [
        'Which program should listen on port {proxyPort} of the host, and does it run? The lab starts none for you.',
        'Start a proxy that sends to {target}, port {port}; or let the kernel forward the port by iptables rules.',
      ],
      look: [host('ss -ltnp')],
      repair: [
        host('sysctl -w net/ipv4/conf/{link}/route_localnet=1', {
          text: 'After this the kernel may send packets from 127.0.0.1 out by {link}. A restart of the machine undoes all three lines.',
        }),
        host(
          'iptables -t nat -A OUTPUT -d 127.0.0.1 -p tcp --dport {proxyPort} -j DNAT --to-destination {target}:{port}',
        ),
        host('iptables -t nat -A POSTROUTING -s 127.0.0.1 -d {target} -j MASQUERADE'),
      ],
    },
    'bad-gateway': {
      says: 'The proxy listens, but it gets no answer from the application.',
      expected: 'the application’s answer through the proxy',
      actual: 'an error of the proxy, or no answer at all',
      hints: [
        'To which address and port does the proxy send? The container has the address {target}.',
        'Let it send to {target}, port {port}, and start it again.',
      ],
      look: asked,
      repair: [elsewhere('In the proxy’s configuration, let it send to {target}, port {port}. Then start it again.')],
    },
    'other-app': {
      says: 'Something other than the application in the container answers on port {proxyPort}.',
      expected: 'the answer of the application in the container',
      actual: 'another answer: {body}',
      hints: [
        'Does a copy of the application run on the host, or another web server?',
        'Stop the other one, and start a proxy that sends to {target}, port {port}.',
      ],
      look: [host('ss -ltnp'), ...asked],
      repair: [
        elsewhere('Stop the program on port {proxyPort} of the host.'),
        elsewhere('Start a proxy there that sends to {target}, port {port}.'),
      ],
    },
  },
  judge: ({ host: network, answer }, { outer, containerAddress }) => {
    const carrier = carrierOf(network, outer);
    const values = { target: containerAddress.split('/')[0]!, link: carrier?.name ?? outer };
    if (!answer || answer.outcome === 'refused') return fail('refused', values);
    if (answer.outcome !== 'answered' || answer.status >= 500) return fail('bad-gateway', values);
    // The application in the container sees the proxy come from the host’s own address in the container’s network.
    const near = carrier?.addresses.map(({ address }) => address) ?? [];
    const contained = isDebugAnswer(answer) && near.includes(clientOf(answer) ?? '');
    return contained ? pass() : fail('other-app', { ...values, body: answer.body.slice(0, 60) });
  },
});
