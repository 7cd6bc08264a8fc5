import { fail, pass } from '../../src/index.ts';
import { containerNeeds, containersIn } from './container.ts';
import { nspawnRunning, startContainer } from './nspawn-running.ts';
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
      says: 'The container uses the host’s own network.',
      expected: 'a network namespace of its own',
      actual: 'the interfaces and addresses of the host',
      hints: [
        'Which interfaces do you see inside of the container with: ip a? Compare with the host.',
        'Without an option systemd-nspawn leaves the network as it is. Leave the container, and start it again with --private-network.',
      ],
      command: startContainer,
    },
  },
  judge: (facts) => {
    const net = containersIn(facts).own?.namespaces.net;
    return net !== undefined && net !== facts.host.namespaces.net ? pass() : fail('shared');
  },
});
