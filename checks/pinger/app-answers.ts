import { fail, host, pass } from '../../src/index.ts';
import { hostNetwork } from '../../src/probes/index.ts';
import { chosenX, containerHost, withX } from '../resources/addressing.ts';
import { isLoopback } from '../resources/reach.ts';
import { appIsolated } from './app-isolated.ts';
import { askNothing } from './ask-app.ts';
import { check } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { builtAnew, startedAnew, subject, subjectDetail, subjectNeeds } from './subject.ts';

const listening = host('ip netns exec {netns} ss -ltnp');
const firewalls = [host('ip netns exec {netns} iptables -S'), host('iptables -S')];
/** Before all rules of the student, which stay: nothing has to be guessed about them. */
const letIn = host('ip netns exec {netns} iptables -I INPUT -i {inner} -p tcp --dport {port} -j ACCEPT', {
  text: 'The new rule comes before your other rules inside, which stay.',
});

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
      says: 'The app runs, but it does not listen on port {port}: no program takes the requests that come to it.',
      expected: 'the app listening on port {port}',
      actual: 'nothing listens on that port in {netns}',
      hints: [
        'Which ports are open inside? And did the app print a message?',
        'Compile the lab’s app again without changes, and start it in the isolated shell.',
      ],
      look: [listening],
      repair: builtAnew,
    },
    'other-port': {
      says: 'The app listens on port {found}, not on {port}. So a request to port {port} gets no answer.',
      expected: 'port {port}',
      actual: 'port {found}',
      hints: [
        'Which port does the task ask for, and which one does the app open?',
        'Start the app again, in the isolated shell and without another port.',
      ],
      look: [listening],
      repair: startedAnew,
    },
    'other-process': {
      says: 'Another program listens on port {port} in {netns}, so the app cannot have that port.',
      expected: 'the app itself listening on port {port}',
      actual: 'another program listening on port {port}',
      hints: [
        'Which process holds the port?',
        'Stop the other program, and start the app again in the isolated shell.',
      ],
      look: [listening],
      repair: startedAnew,
    },
    'loopback-only': {
      says: 'The app listens only on {found}. Each namespace has a {found} of its own, so the host cannot reach that one.',
      expected: 'the app listening on 0.0.0.0:{port}',
      actual: 'the app listening on {found}:{port}',
      hints: [
        'On which address does the app listen? 0.0.0.0 would mean: on all of them.',
        'Compile the lab’s app again without changes: it listens on all addresses. Then start it in the isolated shell.',
      ],
      look: [listening],
      repair: builtAnew,
    },
    refused: {
      says: 'The app listens, but a firewall rule rejects the requests of the host.',
      expected: 'an answer to a request from the host',
      actual: 'the connection was rejected on its way',
      hints: [
        'A rule with REJECT answers in the place of the app. Is it inside, or on the host?',
        'Let requests for port {port} in, before the rule that rejects them.',
      ],
      look: firewalls,
      repair: [letIn],
    },
    'no-answer': {
      says: 'The app listens, but the host gets no answer from it within 5 seconds.',
      expected: 'an answer to a request from the host within 5 seconds',
      actual: 'no answer',
      hints: [
        'Does a firewall rule with DROP swallow the requests? Or does another program, such as a second curl, keep the app busy?',
        'Let requests for port {port} in, before any rule that drops them. Then start the app again.',
      ],
      look: [...firewalls, host('ip netns exec {netns} ss -tnp')],
      repair: [letIn, ...startedAnew],
    },
    broken: {
      says: 'The app takes the connection, but closes it without a proper answer.',
      expected: 'an HTTP answer',
      actual: 'a connection that ends without one',
      hints: [
        'Which message does the app print when a request comes? It needs bash, ping and /dev/null in its root file system.',
        'Make sure that {rootfs}/dev/null is there. Then compile the lab’s app again without changes, and start it.',
      ],
      look: [host('ls -l {rootfs}/dev/null {rootfs}/usr/bin/bash {rootfs}/usr/bin/ping')],
      repair: builtAnew,
    },
    'not-the-app': {
      says: 'A program answers on port {port}, but not as the lab’s app would.',
      expected: 'HTTP status 200, and an answer that holds "target" and "state"',
      actual: 'HTTP status {status}: {body}',
      hints: [
        'Which program did you start? What does it answer when you ask it yourself?',
        'Compile the lab’s app again without changes, and start it in the isolated shell.',
      ],
      look: [host('curl -s -m 5 http://{address}:{port}/')],
      repair: builtAnew,
    },
  },
  judge: ({ network, detail, answer, ...facts }, parameters) => {
    const x = chosenX(parameters, network, facts.named);
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
