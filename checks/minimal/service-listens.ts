import { fail, pass } from '../../src/index.ts';
import { isLoopback } from '../resources/reach.ts';
import { netnsExists } from './netns-exists.ts';
import { packageRoot } from './package-root.ts';
import { check, serviceOf } from './parameters.ts';
import { service, serviceDetail, serviceNeeds } from './service.ts';

const start = 'ip netns exec {netns} chroot {packages} {program}';
const look = 'ip netns exec {netns} ss -ltnp';

export const serviceListens = check({
  id: 'service-listens',
  title: '{service} listens in the namespace {netns}, from its own root',
  tasks: [13],
  points: 1,
  phase: 'packages',
  after: [packageRoot, netnsExists],
  needs: (parameters) => ({ ...serviceNeeds(parameters), detail: serviceDetail(parameters) }),
  causes: {
    'not-running': {
      says: '{program} does not run.',
      expected: '{program} in the namespace {netns}, with the root {packages}',
      actual: 'no process with that program',
      hints: [
        'Did it end with a message? It can need a line in its configuration to run on its own, in the background.',
        'Start it behind both ip netns exec and chroot.',
      ],
      command: start,
    },
    'host-copy': {
      says: 'The {program} that runs is the host’s own, not the one in {packages}.',
      expected: 'the program within {packages}',
      actual: 'process {pid}, whose program is the host’s',
      hints: [
        'Which file is running? Try: ls -l /proc/{pid}/exe',
        'Stop it, and start the one in the tree, behind chroot.',
      ],
      command: `kill {pid}; ${start}`,
    },
    'on-host': {
      says: '{program} runs in its root, but in the host’s own network.',
      expected: '{program} in the namespace {netns}',
      actual: 'process {pid} in the network of the host',
      hints: [
        'chroot changes the files that a process sees, not its network. Who can connect to it now?',
        'Stop it, and start it through ip netns exec.',
      ],
      command: `kill {pid}; ${start}`,
    },
    'other-network': {
      says: '{program} runs in another network namespace than {netns} is now.',
      expected: '{program} in the namespace {netns}',
      actual: 'process {pid} in a network namespace without that name',
      hints: [
        'A namespace lives on with its processes when its name is deleted. Did you make {netns} again meanwhile?',
        'Stop it, and start it again in today’s {netns}.',
      ],
      command: `kill {pid}; ${start}`,
    },
    'other-tree': {
      says: '{program} runs in {netns}, but from {found}, not from {packages}.',
      expected: '{program} of {packages}',
      actual: 'process {pid} from another root file system',
      hints: [
        'Two folders hold this program. Which one did you give to chroot? Try: ls -l /proc/{pid}/root',
        'Stop it, and start the one of {packages}.',
      ],
      command: `kill {pid}; ${start}`,
    },
    'not-chrooted': {
      says: '{program} runs in the namespace, but {packages} is not its root.',
      expected: '{program} with the root {packages}',
      actual: 'process {pid} with another root',
      hints: [
        'Calling the file by its long path does not change the root: it would read the host’s configuration. What does ls -l /proc/{pid}/root show?',
        'Stop it, and start it behind chroot.',
      ],
      command: `kill {pid}; ${start}`,
    },
    'not-listening': {
      says: '{program} runs, but it does not listen on port {port}.',
      expected: '{program} listening on port {port}',
      actual: 'no listening socket',
      hints: [
        'Which ports are open inside? Try: ip netns exec {netns} ss -ltn',
        'Read its configuration and its messages, and start it again.',
      ],
      command: look,
    },
    'other-port': {
      says: '{program} listens on port {found}, not on {port}.',
      expected: 'port {port}',
      actual: 'port {found}',
      hints: ['Which port does the task ask for?', 'Remove the port from its configuration, and start it again.'],
      command: look,
    },
    'other-process': {
      says: 'Another process than {program} listens on port {port} in {netns}.',
      expected: '{program} itself listening on port {port}',
      actual: 'a listening socket that it does not hold',
      hints: [
        'Who holds the port? Try: ip netns exec {netns} ss -ltnp',
        'Stop the other process, and start the service again.',
      ],
      command: look,
    },
    'loopback-only': {
      says: '{program} listens only on {found}, which nobody outside of the namespace can reach.',
      expected: '{program} listening on all addresses',
      actual: '{program} listening on {found}:{port}',
      hints: [
        'Every namespace has its own 127.0.0.1. Who can connect to that of the container?',
        'Remove the address from its configuration, and start it again.',
      ],
      command: look,
    },
  },
  judge: ({ detail, ...facts }, parameters) => {
    const { program, port } = serviceOf(parameters);
    const { process, ofTree, inNetwork, inTree, elsewhere } = service(facts, parameters);
    if (!process && elsewhere)
      return fail('other-tree', { program, pid: elsewhere.pid, found: elsewhere.rootPath ?? 'another folder' });
    if (!process) return fail('not-running', { program });
    const values = { program, port, pid: process.pid };
    if (!ofTree) return fail('host-copy', values);
    if (!inNetwork)
      return fail(process.namespaces.net === facts.host.namespaces.net ? 'on-host' : 'other-network', values);
    if (!inTree) return fail('not-chrooted', values);
    const listeners = facts.named.kind === 'namespace' ? facts.named.listeners : [];
    const held = listeners.filter(({ inode }) => detail?.sockets.includes(inode));
    const own = held.filter((listener) => listener.port === port);
    const [first] = own;
    if (!first) {
      const [other] = held;
      if (listeners.some((listener) => listener.port === port)) return fail('other-process', values);
      return other ? fail('other-port', { ...values, found: other.port }) : fail('not-listening', values);
    }
    return own.every(({ address }) => isLoopback(address))
      ? fail('loopback-only', { ...values, found: first.address })
      : pass();
  },
});
