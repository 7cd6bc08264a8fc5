import { elsewhere, fail, host, pass } from '../../src/index.ts';
import { hostNetwork, treePrograms } from '../../src/probes/index.ts';
import { chosenX, containerHost, withX } from '../resources/addressing.ts';
import { appAnswers } from './app-answers.ts';
import { askForHost } from './ask-app.ts';
import { check } from './parameters.ts';

import { rootfsExists } from './rootfs-exists.ts';

export const appPings = check({
  id: 'app-pings',
  title: 'The app can ping the host',
  tasks: [13],
  points: 1,
  after: [rootfsExists, appAnswers],
  needs: (parameters) => ({
    host: hostNetwork,
    programs: treePrograms(parameters.rootfs, ['ping']),
    answer: askForHost(parameters),
  }),
  causes: {
    'no-ping': {
      says: 'The app answers, but it cannot ping: its root file system has no ping program.',
      expected: 'the state "Up" for the host’s own address',
      actual: 'the state "Down"; no ping in {rootfs}',
      hints: ['The app calls the program ping. Which package brings it?', 'Install iputils into {rootfs}.'],
      command: 'dnf install --installroot={rootfs} iputils',
    },
    down: {
      says: 'The app answers, but it says that the host is Down.',
      expected: 'the state "Up" for {hostAddress}',
      actual: 'the state "Down"',
      hints: [
        'The ping goes from the container to the host this time. What does ip netns exec {netns} ping -c 1 ADDRESS-OF-THE-HOST say?',
        'See whether the host answers pings at all: its firewall rules, and net.ipv4.icmp_echo_ignore_all.',
      ],
      repair: [host('sysctl -w net.ipv4.icmp_echo_ignore_all=0')],
    },
    'no-answer': {
      says: 'The app does not answer when it is asked to ping.',
      expected: 'an answer within 20 seconds',
      actual: 'no proper answer',
      hints: [
        'What does the app print when such a request comes? Does it still run afterwards?',
        'Ask it yourself from the host, and read the app’s messages.',
      ],
      repair: [elsewhere('Build the app of the lab again, and start it in the isolated shell.')],
    },
  },
  judge: ({ host: network, programs, answer }, parameters) => {
    const x = chosenX(parameters, network);
    const values = { ...withX(x), address: containerHost(parameters, x) };
    if (answer?.outcome !== 'answered') return fail('no-answer', values);
    const [, state] = /"state"\s*:\s*"(Up|Down)"/.exec(answer.body) ?? [];
    if (state === 'Up') return pass();
    if (state === undefined) return fail('no-answer', values);
    return programs.length > 0 ? fail('down', values) : fail('no-ping', values);
  },
});
