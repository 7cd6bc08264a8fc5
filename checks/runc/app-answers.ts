import { fail, isUnknown, pass, tolerate } from '../../src/index.ts';
import { containerPlace, ipv6Only } from '../../src/probes/index.ts';
import { askContainer } from '../resources/reach.ts';
import { appListens } from './app-listens.ts';
import { containerRunning } from './container-running.ts';
import { isDebugAnswer } from './debug-answer.ts';
import { inContainer } from './in-container.ts';
import { check } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';

export const appAnswers = check({
  id: 'app-answers',
  title: 'The application answers the host',
  tasks: [9],
  points: 1,
  after: [containerRunning, appListens, pingReplies],
  needs: (parameters) => ({
    // `/` would write a row into the database with every grading; `/debug` only tells what the application sees.
    answer: askContainer(parameters, inContainer, () => ({ path: '/debug', seconds: 5 })),
    ipv6: tolerate(ipv6Only(containerPlace(parameters.container))),
  }),
  causes: {
    refused: {
      says: 'The application listens, but a connection from the host is refused.',
      expected: 'an answer to a request from the host',
      actual: 'the connection was rejected on its way',
      hints: [
        'A firewall rule with "reject" answers in the application’s place. On which side is it?',
        'Look at the rules on both sides: nft list ruleset; the same behind nsenter -t PID -n.',
      ],
      command: 'nsenter -t PID -n nft list ruleset',
    },
    'ipv6-only': {
      says: 'The application listens for IPv6 alone, and the host asks by IPv4.',
      expected: 'the application listening on 0.0.0.0 or on {target}',
      actual: 'a socket on port {port} that takes no IPv4',
      hints: [
        'Behind --host, "::" means every IPv6 address, and 0.0.0.0 every IPv4 address. Which addresses has the container?',
        'Start it again with --host 0.0.0.0.',
      ],
      command: 'uvicorn main:app --host 0.0.0.0 --port {port}',
    },
    'no-answer': {
      says: 'The application listens, but no answer comes within its time.',
      expected: 'an answer to a request from the host within 5 seconds',
      actual: 'no answer',
      hints: [
        'Is the application stopped, or waiting for its database? Or does a firewall rule drop the packets?',
        'Read the application’s messages, and look at the firewall rules on both sides.',
      ],
      command: 'nsenter -t PID -n nft list ruleset',
    },
    broken: {
      says: 'The application takes the connection, but closes it without a proper answer.',
      expected: 'an HTTP answer',
      actual: 'a connection that ends without one',
      hints: ['Is it a web server that listens there?', 'Start the application with uvicorn, and read its messages.'],
      command: 'curl http://{target}:{port}/debug',
    },
    'not-the-app': {
      says: 'Something answers on port {port}, but not as the application does.',
      expected: 'HTTP status 200 and an object with "headers" and "client_host" for /debug',
      actual: 'HTTP status {status}: {body}',
      hints: [
        'Which program did you start? Ask it yourself, and compare with the application’s main.py.',
        'Start the application of the lab: uvicorn main:app.',
      ],
      command: 'curl http://{target}:{port}/debug',
    },
  },
  judge: ({ answer, ipv6 }, { containerAddress, port }) => {
    const target = containerAddress.split('/')[0]!;
    if (!answer || answer.outcome === 'timed-out' || answer.outcome === 'misrouted') return fail('no-answer');
    if (answer.outcome === 'refused' && !isUnknown(ipv6) && ipv6.includes(port)) return fail('ipv6-only', { target });
    if (answer.outcome !== 'answered') return fail(answer.outcome, { target });
    if (isDebugAnswer(answer)) return pass();
    return fail('not-the-app', { target, status: answer.status, body: answer.body.slice(0, 60) });
  },
});
