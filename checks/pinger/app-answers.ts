import { elsewhere, fail, host, pass } from '../../src/index.ts';
import { hostNetwork } from '../../src/probes/index.ts';
import { chosenX, containerHost, withX } from '../resources/addressing.ts';
import { isLoopback } from '../resources/reach.ts';
import { appIsolated } from './app-isolated.ts';
import { askNothing } from './ask-app.ts';
import { check } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';

import { startedAnew, subject, subjectDetail, subjectNeeds } from './subject.ts';

export const appAnswers = check({
  id: 'app-answers',
  title: 'The app answers the host on port {port}',
  tasks: [13],
  points: 2,
  after: [appIsolated, pingReplies],
  needs: (parameters) => ({
    ...subjectNeeds(parameters),
    network: hostNetwork,
    detail: subjectDetail(parameters),
    answer: askNothing(parameters),
  }),
  causes: {
    'not-listening': {
      says: 'The app runs, but it does not listen on port {port}.',
      expected: 'the app listening on port {port}',
      actual: 'nothing listens on that port in {netns}',
      hints: [
        'What does the app print? And which ports are open inside: ip netns exec {netns} ss -ltn',
        'Look at the app’s messages, then start it again.',
      ],
      repair: [elsewhere('Build the app of the lab again, and start it in the isolated shell.')],
    },
    'other-port': {
      says: 'The app listens on port {found}, not on {port}.',
      expected: 'port {port}',
      actual: 'port {found}',
      hints: [
        'Which port does the task ask for, and which one does the app open?',
        'Use the app as the lab gives it, with its port {port}.',
      ],
      repair: startedAnew,
    },
    'other-process': {
      says: 'Another process than the app listens on port {port} in {netns}.',
      expected: 'the app itself listening on port {port}',
      actual: 'a listening socket that the app does not hold',
      hints: [
        'Who holds the port? Try: ip netns exec {netns} ss -ltnp',
        'Stop the other process, and start the app again.',
      ],
      repair: startedAnew,
    },
    'loopback-only': {
      says: 'The app listens only on {found}, which nobody outside of the namespace can reach.',
      expected: 'the app listening on 0.0.0.0:{port}',
      actual: 'the app listening on {found}:{port}',
      hints: [
        'Every namespace has its own 127.0.0.1. Who can connect to that of the container?',
        'Let the app listen on all addresses (0.0.0.0).',
      ],
      repair: [elsewhere('Build the app of the lab again, and start it in the isolated shell.')],
    },
    refused: {
      says: 'The app listens, but a connection from the host is refused.',
      expected: 'an answer to a request from the host',
      actual: 'the connection was rejected on its way',
      hints: [
        'A firewall rule with "reject" answers in the app’s place. On which side is it?',
        'Look at the rules on both sides: nft list ruleset, iptables -S; the same behind ip netns exec {netns}.',
      ],
      repair: [host('ip netns exec {netns} iptables -F INPUT')],
    },
    'no-answer': {
      says: 'The app listens, but no answer comes within its time.',
      expected: 'an answer to a request from the host within 5 seconds',
      actual: 'no answer',
      hints: [
        'The app serves one request at a time: does another program (a second curl, a browser) still hold it? Or does a firewall rule drop the packets?',
        'Stop other requests, look at the firewall rules on both sides, and start the app again.',
      ],
      repair: [host('ip netns exec {netns} iptables -F INPUT')],
    },
    broken: {
      says: 'The app takes the connection, but closes it without a proper answer.',
      expected: 'an HTTP answer',
      actual: 'a connection that ends without one',
      hints: [
        'The app needs programs of its own root file system to answer (bash and ping) and a device /dev/null. What does it print when a request comes?',
        'Read the app’s message, see that its packages are installed in {rootfs}, and start it again.',
      ],
      repair: [elsewhere('Build the app of the lab again, and start it in the isolated shell.')],
    },
    'not-the-app': {
      says: 'Something answers on port {port}, but not as the app does.',
      expected: 'HTTP status 200 and an object with "target" and "state"',
      actual: 'HTTP status {status}: {body}',
      hints: [
        'Which program did you start? Compare its answer with that of the app on the host.',
        'Start the app of the lab.',
      ],
      repair: [elsewhere('Build the app of the lab again, and start it in the isolated shell.')],
    },
  },
  judge: ({ network, detail, answer, ...facts }, parameters) => {
    const x = chosenX(parameters, network);
    const values = { ...withX(x), address: containerHost(parameters, x) };
    const { app } = subject(facts, parameters);
    const listeners = facts.named.kind === 'namespace' ? facts.named.listeners : [];
    const held = listeners.filter(({ inode }) => app && detail?.sockets.includes(inode));
    const own = held.filter(({ port }) => port === parameters.port);
    if (own.length === 0) {
      const [other] = held;
      if (listeners.some(({ port }) => port === parameters.port)) return fail('other-process');
      return other ? fail('other-port', { found: other.port }) : fail('not-listening');
    }
    const [first] = own;
    if (first && own.every(({ address }) => isLoopback(address)))
      return fail('loopback-only', { found: first.address });
    if (!answer || answer.outcome === 'timed-out' || answer.outcome === 'misrouted') return fail('no-answer', values);
    if (answer.outcome !== 'answered') return fail(answer.outcome, values);
    const known = answer.status === 200 && ['"target"', '"state"'].every((key) => answer.body.includes(key));
    return known ? pass() : fail('not-the-app', { ...values, status: answer.status, body: answer.body.slice(0, 60) });
  },
});
