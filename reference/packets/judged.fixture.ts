import { defaultRoute } from '../../checks/runc/default-route.ts';
import { forwardingOn } from '../../checks/runc/forwarding-on.ts';
import { judge, parameters, subjectFacts } from '../../checks/runc/host.fixture.ts';
import { masquerade } from '../../checks/runc/masquerade.ts';
import { bestWay, type WalkFacts, type Ways } from '../../checks/runc/packet/best-way.ts';
import { questionsOf } from '../../checks/runc/packet/questions.ts';
import type { WayFacts } from '../../checks/runc/packet/setting.ts';
import type { Judgement } from '../../src/index.ts';
import type { Probe } from '../../src/model/probe.ts';
import { isUnknown } from '../../src/model/unknown.ts';
import {
  forwarding,
  hostNetwork,
  networkAt,
  packetRouting,
  packetRules,
  routeAnswers,
} from '../../src/probes/index.ts';
import { prelude } from '../../src/shell/prelude.ts';
import type { Field, Space } from './field.fixture.ts';

/** The judgements of the three checks that share the way of a packet, and what they rest on. */
export type Judged = {
  readonly checks: Readonly<Record<'default-route' | 'forwarding-on' | 'masquerade', Judgement>>;
  readonly ways: Ways;
  readonly facts: WalkFacts;
};

const here = (id: string) => ({ id, locate: 'n=/proc/self/ns/net' });

const factOf = async <T>(field: Field, space: Space, probe: Probe<T>): Promise<T> => {
  const output = await field.run(space, `${prelude}h=/proc/self\n(${probe.script}\n)`);
  const fact = output.status === 126 ? 'denied' : probe.parse(output);
  if (fact === 'denied' || isUnknown(fact)) throw new Error(`${probe.id}: ${JSON.stringify(fact)} ${output.errors}`);
  return fact;
};

/** Asks both namespaces what the checks ask, and judges. */
export const judgeField = async (field: Field): Promise<Judged> => {
  const { host, container } = { host: here('host'), container: here('container') };
  const facts: WayFacts = {
    network: await factOf(field, 'host', hostNetwork),
    inside: await factOf(field, 'container', networkAt('network:container', container.locate)),
    rules: await factOf(field, 'host', packetRules(host)),
    rulesInside: await factOf(field, 'container', packetRules(container)),
    routing: await factOf(field, 'host', packetRouting(host)),
    routingInside: await factOf(field, 'container', packetRouting(container)),
  };
  const questions = questionsOf(facts, parameters);
  const walk: WalkFacts = {
    ...facts,
    answers: await factOf(field, 'host', routeAnswers(host, questions.host)),
    answersInside: await factOf(field, 'container', routeAnswers(container, questions.inside)),
  };
  const all = {
    ...subjectFacts(),
    ...walk,
    onHost: await factOf(field, 'host', forwarding(host)),
    forwardingInside: await factOf(field, 'container', forwarding(container)),
  };
  return {
    checks: {
      'default-route': judge(defaultRoute, all),
      'forwarding-on': judge(forwardingOn, all),
      masquerade: judge(masquerade, all),
    },
    ways: bestWay(walk, parameters),
    facts: walk,
  };
};
