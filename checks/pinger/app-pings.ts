import { fail, host, pass } from '../../src/index.ts';
import { hostNetwork, namedNetwork, treePrograms } from '../../src/probes/index.ts';
import { chosenX, containerHost, withX } from '../resources/addressing.ts';
import { appAnswers } from './app-answers.ts';
import { appIsolated } from './app-isolated.ts';
import { askForHost } from './ask-app.ts';
import { packageAgain } from './packages.ts';
import { check } from './parameters.ts';
import { rootfsExists } from './rootfs-exists.ts';
import { builtAnew, startedAnew } from './subject.ts';

export const appPings = check({
  id: 'app-pings',
  title: 'The app can ping the host',
  tasks: [13],
  points: 1,
  after: [rootfsExists, appIsolated, appAnswers],
  needs: (parameters) => ({
    host: hostNetwork,
    inside: namedNetwork(parameters.netns),
    programs: treePrograms(parameters.rootfs, ['ping']),
    answer: askForHost(parameters),
  }),
  causes: {
    'no-ping': {
      says: 'The app answers, but it cannot ping: it starts the program ping, which its root file system does not have.',
      expected: 'the state "Up" for the host’s own address',
      actual: 'the state "Down"; no ping in {rootfs}',
      hints: ['Which package of task 1 brings the program ping?', 'Install the package iputils into {rootfs}.'],
      look: [host('ls -l {rootfs}/usr/bin/ping')],
      repair: packageAgain('iputils'),
    },
    down: {
      says: 'The app answers, but it says that the host is Down: its ping to the host gets no reply.',
      expected: 'the state "Up" for {hostAddress}',
      actual: 'the state "Down"',
      hints: [
        'This ping goes from the container to the host. Does the kernel of the host ignore pings (a 1 means yes)?',
        'Let the host answer pings that come from the cable. Then start the app again, with {rootfs} as its root.',
      ],
      look: [host('sysctl net.ipv4.icmp_echo_ignore_all'), host('iptables -S INPUT')],
      repair: [
        host('sysctl -w net.ipv4.icmp_echo_ignore_all=0', {
          text: 'If your host is to ignore pings, set this to 1 again after the lab.',
        }),
        host('iptables -I INPUT -i {outer} -p icmp -j ACCEPT', {
          text: 'The new rule lets in pings from the cable only. Your other rules stay.',
        }),
        ...startedAnew,
      ],
    },
    'no-answer': {
      says: 'The app gives no proper answer when it is asked to ping an address.',
      expected: 'an answer within 20 seconds, with the state Up or Down',
      actual: 'no proper answer',
      hints: [
        'Ask it yourself: which answer comes, and which message does the app print?',
        'Compile the lab’s app again without changes, and start it in the isolated shell.',
      ],
      look: [host("curl -s -m 20 'http://'{address}:{port}'/?ip=127.0.0.1'")],
      repair: builtAnew,
    },
  },
  judge: ({ host: network, inside, programs, answer }, parameters) => {
    const x = chosenX(parameters, network, inside);
    const values = { ...withX(x), address: containerHost(parameters, x) };
    if (answer?.outcome !== 'answered') return fail('no-answer', values);
    const [, state] = /"state"\s*:\s*"(Up|Down)"/.exec(answer.body) ?? [];
    if (state === 'Up') return pass();
    if (state === undefined) return fail('no-answer', values);
    return programs.length > 0 ? fail('down', values) : fail('no-ping', values);
  },
});
