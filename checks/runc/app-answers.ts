import { type Cause, fail, host, isUnknown, pass, tolerate } from '../../src/index.ts';
import { containerPlace, ipv6Only, runcContainers } from '../../src/probes/index.ts';
import { askContainer } from '../resources/reach.ts';
import { startedOtherwise, starterOf } from './app.ts';
import { appListens } from './app-listens.ts';
import { containerRunning } from './container-running.ts';
import { isDebugAnswer } from './debug-answer.ts';
import { inContainer } from './in-container.ts';
import { check } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { folderOf, labBundle, undoneByRestart } from './subject.ts';

const lookAtRules: Cause['look'] = [
  host('nsenter -t {pid} -n iptables -S'),
  host('nsenter -t {pid} -n nft list ruleset'),
  host('nft list ruleset'),
];
const accepted = host('nsenter -t {pid} -n iptables -I INPUT -p tcp --dport {port} -j ACCEPT', {
  text: 'The new rule comes before the other rules in the container’s network, which stay.',
});
const asked: Cause['look'] = [host('curl -m 5 http://{target}:{port}/debug')];
const application = startedOtherwise(
  'Put the lab’s main.py into the container. In config.json, let process.args start uvicorn with main:app.',
  'Put the lab’s main.py there, and type uvicorn main:app --host 0.0.0.0 --port {port}',
);

export const appAnswers = check({
  id: 'app-answers',
  title: 'The application answers the host',
  tasks: [9],
  points: 1,
  after: [containerRunning, appListens, pingReplies],
  needs: (parameters) => ({
    // `/` would write a row into the database with every grading; `/debug` only tells what the application sees.
    answer: askContainer(parameters, inContainer, () => ({ path: '/debug', seconds: 5 })),
    bundle: tolerate(labBundle(parameters)),
    runc: runcContainers(parameters.container),
    ipv6: tolerate(ipv6Only(containerPlace(parameters.container))),
  }),
  causes: {
    refused: {
      says: 'The application listens, but a firewall rule refuses the connections from the host on their way.',
      expected: 'an answer to a request from the host',
      actual: 'a connection that was refused on its way',
      hints: [
        'A rule with REJECT answers in the application’s place. Is it in the container’s network, or on the host?',
        'Accept connections to port {port} before that rule, or remove the rule.',
      ],
      look: lookAtRules,
      repair: [accepted],
    },
    'ipv6-only': {
      says: 'The application listens for IPv6 only, but the host connects by IPv4, to {target}. So they cannot connect.',
      expected: 'the application listening on 0.0.0.0 or on {target}',
      actual: 'an application on port {port} that takes no IPv4',
      hints: [
        'Which address does the command name behind --host? "::" means every address of IPv6, 0.0.0.0 every address of IPv4.',
        'Start it again with --host 0.0.0.0.',
      ],
      look: [host('nsenter -t {pid} -n ss -ltnp')],
      repair: startedOtherwise(
        'In config.json, write "0.0.0.0" behind "--host" in process.args.',
        'Type the same command with --host 0.0.0.0',
      ),
      undoes: undoneByRestart,
    },
    'no-answer': {
      says: 'The application listens, but no answer comes within 5 seconds. A firewall rule may drop the packets, or the application waits for something.',
      expected: 'an answer to a request from the host within 5 seconds',
      actual: 'no answer',
      hints: [
        'Is there a rule with DROP, in the container’s network or on the host? Or does the application wait for its database?',
        'Accept connections to port {port} before that rule, and read the application’s messages.',
      ],
      look: lookAtRules,
      repair: [accepted],
    },
    broken: {
      says: 'The program on port {port} takes the connection, but closes it without an answer. A web server would answer.',
      expected: 'an HTTP answer',
      actual: 'a connection that ends without one',
      hints: [
        'Which program did you start there? Ask it from the host.',
        'Start the application of the lab with uvicorn, and read its messages.',
      ],
      look: asked,
      repair: application,
      undoes: undoneByRestart,
    },
    'not-the-app': {
      says: 'Something answers on port {port}, but not as the lab’s application does.',
      expected: 'HTTP status 200 and an object with "headers" and "client_host" for /debug',
      actual: 'HTTP status {status}: {body}',
      hints: [
        'Which program did you start there? Ask it from the host, and compare with main.py.',
        'Start the application of the lab: uvicorn main:app.',
      ],
      look: asked,
      repair: application,
      undoes: undoneByRestart,
    },
  },
  judge: ({ answer, ipv6, bundle, runc }, parameters) => {
    const { containerAddress, port } = parameters;
    const target = containerAddress.split('/')[0]!;
    const values = { target, folder: folderOf(bundle, parameters), pid: runc.container?.pid ?? 'PID' };
    const way = starterOf(bundle);
    if (!answer || answer.outcome === 'timed-out' || answer.outcome === 'misrouted') return fail('no-answer', values);
    if (answer.outcome === 'refused')
      return !isUnknown(ipv6) && ipv6.includes(port) ? fail('ipv6-only', values, { way }) : fail('refused', values);
    if (answer.outcome !== 'answered') return fail(answer.outcome, values, { way });
    if (isDebugAnswer(answer)) return pass();
    return fail('not-the-app', { ...values, status: answer.status, body: answer.body.slice(0, 60) }, { way });
  },
});
