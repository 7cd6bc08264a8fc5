import { fail, pass } from '../../src/index.ts';
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
  judge: ({ answer }, { containerAddress }) => {
    const target = containerAddress.split('/')[0]!;
    if (!answer || answer.outcome === 'timed-out' || answer.outcome === 'misrouted') return fail('no-answer');
    if (answer.outcome !== 'answered') return fail(answer.outcome, { target });
    if (isDebugAnswer(answer)) return pass();
    return fail('not-the-app', { target, status: answer.status, body: answer.body.slice(0, 60) });
  },
});
