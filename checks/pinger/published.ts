import { always, elsewhere, fail, follow, host, isUnknown, pass, tolerate } from '../../src/index.ts';
import {
  hostListeners,
  hostNetwork,
  imageStores,
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
import { byEngine, engineWith, ownImages } from './image.ts';
import { containersWithApp, imageRuns, started, stopped } from './image-runs.ts';
import { check, type Pinger } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { appEnded, firstSubjectNeeds, type SubjectFacts, subject, subjectNeeds } from './subject.ts';

/** A copy of the app that runs on the host itself. */
const onHost = (facts: SubjectFacts, parameters: Pinger) =>
  subject(facts, parameters).strays.find(({ namespaces }) => namespaces.net === facts.host.namespaces.net);

/**
 * The host’s end of the pair is asked from where a packet comes in by an interface: the lab’s namespace, or the engine’s
 * container. Where no engine has a container that runs, no port leads into one, and nobody is asked.
 */
const askHost = (parameters: Pinger) =>
  follow(
    { ...firstSubjectNeeds(parameters), network: hostNetwork },
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

const publishedAnew = byEngine(() => [stopped, started]);

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
    stores: tolerate(imageStores),
    copy: ofProcess(firstSubjectNeeds(parameters), (facts) => onHost(facts, parameters), processDetail, [
      livingNamed(nameOf(parameters.app)),
    ]),
    onHost: follow(
      firstSubjectNeeds(parameters),
      (facts) => (onHost(facts, parameters) ? hostListeners : undefined),
      [],
      [always(hostListeners)],
    ),
  }),
  causes: {
    'not-reachable': {
      says: 'Port {publishedPort} of the host leads into no container, so other machines cannot reach the app.',
      expected: 'the app behind port {publishedPort} of the host',
      actual: 'no answer to a request from another network',
      hints: [
        'A container has a network of its own, which other machines do not know. Which ports of the host lead into it?',
        'Run the container again, with its port published. (127.0.0.1 before the port would keep it to the host itself.)',
      ],
      look: byEngine(() => ['ps']).podman,
      repair: publishedAnew,
    },
    'other-service': {
      says: 'Something answers on port {publishedPort} of the host, but it is not the app.',
      expected: 'the app’s answer',
      actual: 'HTTP status {status}: {body}',
      hints: [
        'Which program has that port on the host?',
        'Stop that program, or let it use another port. Then publish the port of the container there.',
      ],
      look: [host('ss -ltnp')],
      repair: [
        elsewhere('Stop the program that has port {publishedPort}. Run the container again, with that port published.'),
      ],
    },
    'host-copy': {
      says: 'The app that answers on port {publishedPort} runs on the host itself, not in a container.',
      expected: 'an answer of the app in a container',
      actual: 'process {pid} on the host listens there',
      hints: [
        'Which process has that port on the host?',
        'Stop the app on the host. Then run the container again, with its port published there.',
      ],
      look: [host('ss -ltnp')],
      repair: {
        podman: [appEnded, ...publishedAnew.podman],
        docker: [appEnded, ...publishedAnew.docker],
        'podman-of-a-user': [appEnded, ...publishedAnew['podman-of-a-user']],
      },
    },
  },
  judge: ({ network, answer, copy, stores, onHost: listeners = [], ...facts }, parameters) => {
    const { engines, processes, host: machine } = facts;
    const [container] = containersWithApp(engines, processes, machine.namespaces.pid, parameters.app);
    const known = isUnknown(stores) ? [] : stores;
    const { owner, way } = engineWith(known, ownImages(known, parameters));
    const values = {
      ...withX(chosenX(parameters, network, facts.named)),
      owner,
      container: container?.id ?? parameters.image,
    };
    if (answer?.outcome !== 'answered') return fail('not-reachable', values, { way });
    const { status, body } = answer;
    if (status !== 200 || !body.includes('"target"') || !body.includes('"state"'))
      return fail('other-service', { ...values, status, body: body.slice(0, 60) });
    const own = listeners.filter(({ port }) => port === parameters.publishedPort);
    const held = own.some(({ inode }) => copy?.sockets.includes(inode));
    const process = onHost(facts, parameters);
    if (!held || !process) return pass();
    return fail('host-copy', { ...values, pid: process.pid, path: process.path ?? 'unknown' }, { way });
  },
});
