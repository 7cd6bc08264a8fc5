import { fail, follow, pass } from '../../src/index.ts';
import { hostNetwork, loopbackGet, reachOf } from '../../src/probes/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import { cableOf, reachable } from '../resources/reach.ts';
import { appAnswers } from './app-answers.ts';
import { clientOf, isDebugAnswer } from './debug-answer.ts';
import { inContainer } from './in-container.ts';
import { check } from './parameters.ts';

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
        ({ host, inside }) =>
          reachable(host, inside, parameters) ? loopbackGet(parameters.proxyPort, '/debug', 5) : undefined,
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
      says: 'Nothing answers on port {proxyPort} of the host.',
      expected: 'a proxy on 127.0.0.1:{proxyPort}',
      actual: 'a refused connection',
      hints: [
        'The application listens on port {port} of the container. Who should listen on {proxyPort} of the host, and is it running? (The older text of this lab asks that port without saying that a proxy must be there.)',
        'Start the proxy, and let it send what it gets to {target}, port {port}.',
      ],
      command: 'ss -ltnp',
    },
    'bad-gateway': {
      says: 'The proxy listens, but it gets no answer from the application.',
      expected: 'the application’s answer through the proxy',
      actual: 'an error of the proxy, or no answer at all',
      hints: [
        'To which address does the proxy send? Compare its configuration with the container’s address and port.',
        'Let it send to {target}, port {port}, and start it anew.',
      ],
      command: 'curl -v http://127.0.0.1:{proxyPort}/debug',
    },
    'other-app': {
      says: 'Something else than the application in the container answers through the proxy.',
      expected: 'the answer of the application in the container',
      actual: 'another answer: {body}',
      hints: [
        'Is a copy of the application, or another web server, running on the host? To which address does the proxy send?',
        'Stop the other one, and let the proxy send to {target}, port {port}.',
      ],
      command: 'curl http://127.0.0.1:{proxyPort}/debug',
    },
  },
  judge: ({ host, answer }, { outer, containerAddress }) => {
    const target = containerAddress.split('/')[0]!;
    if (!answer || answer.outcome === 'refused') return fail('refused', { target });
    if (answer.outcome !== 'answered' || answer.status >= 500) return fail('bad-gateway', { target });
    // The application in the container sees the proxy come from the host’s own address in the container’s network.
    const near = carrierOf(host, outer)?.addresses.map(({ address }) => address) ?? [];
    const contained = isDebugAnswer(answer) && near.includes(clientOf(answer) ?? '');
    return contained ? pass() : fail('other-app', { target, body: answer.body.slice(0, 60) });
  },
});
