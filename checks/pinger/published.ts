import { always, fail, follow, pass } from '../../src/index.ts';
import {
  hostListeners,
  hostNetwork,
  livingNamed,
  namedNetwork,
  nameOf,
  neighbourGet,
  neighboursOf,
  processDetail,
} from '../../src/probes/index.ts';
import { chosenX, withX } from '../resources/addressing.ts';
import { ofProcess } from '../resources/of-process.ts';
import { cableOf, reachable } from '../resources/reach.ts';
import { imageRuns } from './image-runs.ts';
import { check, type Pinger } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { type SubjectFacts, subject, subjectNeeds } from './subject.ts';

/** A copy of the app that runs on the host itself. */
const onHost = (facts: SubjectFacts, parameters: Pinger) =>
  subject(facts, parameters).strays.find(({ namespaces }) => namespaces.net === facts.host.namespaces.net);

/**
 * The host’s end of the pair is asked from where a packet comes in by an interface: the lab’s namespace, or the engine’s
 * container. Where no engine has a container that runs, no port leads into one, and nobody is asked.
 */
const askHost = (parameters: Pinger) =>
  follow(
    { ...subjectNeeds(parameters), network: hostNetwork },
    ({ network, ...facts }) => {
      const reach = reachable(network, facts.named, parameters);
      const { members } = subject(facts, parameters);
      const container = facts.engines.find(({ pid }) => facts.processes.some((one) => one.pid === pid));
      if (!reach || !container) return undefined;
      const neighbours = [...members.slice(0, 1), container].map(({ pid }) => pid);
      return neighbourGet(neighbours, reach.host.address, parameters.publishedPort);
    },
    [],
    [
      {
        ...neighboursOf(cableOf(parameters), namedNetwork(parameters.netns)),
        ask: (pids, address) => neighbourGet([pids], address, parameters.publishedPort),
      },
    ],
  );

export const published = check({
  id: 'published',
  title: 'Others reach the contained app through port {publishedPort} of the host',
  tasks: [14],
  points: 1,
  bonus: true,
  after: [imageRuns, pingReplies],
  needs: (parameters) => ({
    ...subjectNeeds(parameters),
    network: hostNetwork,
    answer: askHost(parameters),
    copy: ofProcess(subjectNeeds(parameters), (facts) => onHost(facts, parameters), processDetail, [
      livingNamed(nameOf(parameters.app)),
    ]),
    onHost: follow(
      subjectNeeds(parameters),
      (facts) => (onHost(facts, parameters) ? hostListeners : undefined),
      [],
      [always(hostListeners)],
    ),
  }),
  causes: {
    'not-reachable': {
      says: 'No container answers on port {publishedPort} of the host, when it is asked from another network.',
      expected: 'the app behind port {publishedPort} of the host',
      actual: 'no answer',
      hints: [
        'A container has a network of its own, which other machines do not know. Which ports of the host lead into it? Try: docker ps',
        'Run the container again, and publish its port. (By hand, a rule that rewrites the destination does the same.)',
      ],
      command: 'docker run -d -p {publishedPort}:{port} {image} {app}',
    },
    'other-service': {
      says: 'Something answers on port {publishedPort} of the host, but it is not the app.',
      expected: 'the app’s answer',
      actual: 'HTTP status {status}: {body}',
      hints: [
        'Who has that port on the host? Try: ss -ltnp',
        'Stop the other service, and publish the port of the container there.',
      ],
      command: 'ss -ltnp',
    },
    'host-copy': {
      says: 'The app that answers on port {publishedPort} runs on the host itself, not in a container.',
      expected: 'the answer of a contained app',
      actual: 'process {pid} on the host listens there',
      hints: [
        'Which process has that port on the host? Try: ss -ltnp',
        'Stop the app on the host, and publish the port of the container there.',
      ],
      command: 'kill {pid}; docker run -d -p {publishedPort}:{port} {image} {app}',
    },
  },
  judge: ({ network, answer, copy, onHost: listeners = [], ...facts }, parameters) => {
    const values = withX(chosenX(parameters, network));
    if (answer?.outcome !== 'answered') return fail('not-reachable', values);
    const { status, body } = answer;
    if (status !== 200 || !body.includes('"target"') || !body.includes('"state"'))
      return fail('other-service', { ...values, status, body: body.slice(0, 60) });
    const own = listeners.filter(({ port }) => port === parameters.publishedPort);
    const held = own.some(({ inode }) => copy?.sockets.includes(inode));
    const pid = onHost(facts, parameters)?.pid;
    return held && pid !== undefined ? fail('host-copy', { ...values, pid }) : pass();
  },
});
