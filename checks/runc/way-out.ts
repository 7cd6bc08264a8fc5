import { follow } from '../../src/index.ts';
import {
  containerPlace,
  hostNetwork,
  hostPlace,
  packetRouting,
  packetRules,
  routeAnswer,
  routeAnswers,
  routesBack,
  routeTools,
  waysBack,
  waysInside,
  waysThroughHost,
} from '../../src/probes/index.ts';
import { inContainer } from './in-container.ts';
import { kindWords } from './packet/ask.ts';
import { kinds } from './packet/packet.ts';
import { questionsOf } from './packet/questions.ts';
import type { Runc } from './parameters.ts';

/** The facts that the way of the container's packets depends on: links, rules and routes of the host and of the container. */
const firstsOf = (parameters: Runc) => {
  const place = containerPlace(parameters.container);
  return {
    network: hostNetwork,
    inside: inContainer.network(parameters),
    rules: packetRules(hostPlace),
    rulesInside: packetRules(place),
    routing: packetRouting(hostPlace),
    routingInside: packetRouting(place),
  };
};

/** The questions about the way out: what the rules say first, then the kernel's answers for what they make of a packet. */
export const wayNeeds = (parameters: Runc) => {
  const firsts = firstsOf(parameters);
  const place = containerPlace(parameters.container);
  const ways = {
    container: parameters.container,
    inside: firsts.inside,
    outer: parameters.outer,
    inner: parameters.inner,
    source: parameters.containerAddress.split('/')[0] ?? '',
    server: parameters.nameserver,
    kinds: kinds.map(kindWords),
  };
  return {
    ...firsts,
    answers: follow(firsts, (facts) => routeAnswers(hostPlace, questionsOf(facts, parameters).host), routeTools, [
      { ...waysThroughHost(ways), ask: (words) => routeAnswer(hostPlace, words) },
      { ...waysBack(ways), ask: (before, behind) => routesBack(hostPlace, before, behind) },
    ]),
    answersInside: follow(
      firsts,
      (facts) => {
        const { inside } = questionsOf(facts, parameters);
        return facts.inside.kind === 'namespace' ? routeAnswers(place, inside) : undefined;
      },
      routeTools,
      [{ ...waysInside(ways), ask: (words) => routeAnswer(place, words) }],
    ),
  };
};
