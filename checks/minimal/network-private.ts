import { fail, host, pass } from '../../src/index.ts';
import { containerNeeds, containersIn } from './container.ts';
import { nspawnRunning } from './nspawn-running.ts';
import { containerStarted, nspawnWay, ownCable } from './nspawn-start.ts';
import { check } from './parameters.ts';

export const networkPrivate = check({
  id: 'network-private',
  title: 'The container has a network of its own',
  tasks: [6],
  points: 1,
  phase: 'nspawn',
  after: [nspawnRunning],
  needs: containerNeeds,
  causes: {
    shared: {
      says: 'The container uses the network of the host: the same interfaces, addresses and ports.',
      expected: 'a network namespace of its own: interfaces and addresses that only the container has',
      actual: 'the interfaces and addresses of the host',
      hints: [
        'Which interfaces does ip a show in the container, and which on the host?',
        'Leave the container, and start it again with --private-network.',
      ],
      look: [host('ls -l /proc/1/ns/net /proc/{pid}/ns/net', { text: 'Equal numbers mean: the same network.' })],
      repair: containerStarted('--network-veth', {
        text: ownCable,
        before: [
          host('[ /proc/{pid}/root -ef {root} ] && kill -9 {pid} && sleep 1', {
            text: 'This ends the container that runs now, as exit in its shell does.',
          }),
        ],
      }),
    },
  },
  judge: (facts) => {
    const { own } = containersIn(facts);
    const net = own?.namespaces.net;
    if (net !== undefined && net !== facts.host.namespaces.net) return pass();
    return fail('shared', own ? { pid: own.pid } : {}, { way: nspawnWay(facts) });
  },
});
