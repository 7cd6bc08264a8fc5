import { fail, host, pass } from '../../src/index.ts';
import type { ProcessDetail } from '../../src/probes/index.ts';
import { isLoopback } from '../resources/reach.ts';
import { rootNameOf } from '../resources/root-name-of.ts';
import { netnsExists } from './netns-exists.ts';
import { packageRoot } from './package-root.ts';
import { check, serviceOf } from './parameters.ts';
import { networkShown, rootShown } from './process-shown.ts';
import { service, serviceDetail, serviceNeeds } from './service.ts';
import { memberEnded, residentEnded, serviceSet, serviceStarted, serviceWay } from './service-start.ts';

const listening = host('ip netns exec {netns} ss -ltnp');

export const serviceListens = check({
  id: 'service-listens',
  title: '{service} listens in the namespace {netns}, from its own root',
  tasks: [13],
  points: 1,
  phase: 'packages',
  after: [packageRoot, netnsExists],
  needs: (parameters) => ({
    ...serviceNeeds(parameters),
    detail: serviceDetail(parameters, 0),
    beside: serviceDetail(parameters, 1),
    third: serviceDetail(parameters, 2),
  }),
  causes: {
    'not-running': {
      says: '{program} does not run in {netns}, so nobody can connect to port {port} there.',
      expected: '{program} in the namespace {netns}, with the root {packages}',
      actual: 'no process with that program',
      hints: [
        'Did {program} end with a message? Some services run on their own only if their configuration says so.',
        'Start {program} with ip netns exec {netns} and chroot {packages} before it.',
      ],
      look: [host('ps ax | grep {program}'), listening],
      repair: serviceStarted(),
    },
    'host-copy': {
      says: 'The {program} that runs is the host’s own copy. The task asks for the copy in {packages}.',
      expected: 'the program in {packages}',
      actual: 'process {pid}, whose program is the host’s',
      hints: [
        'The host and {packages} each have a {program}. Which of the two files does process {pid} run?',
        'Stop it, and start the copy in the folder: put chroot {packages} before {program}.',
      ],
      look: [host('ls -l /proc/{pid}/exe /proc/{pid}/root')],
      repair: serviceStarted(memberEnded),
    },
    'on-host': {
      says: '{program} runs with {packages} as its "/", but in the network of the host instead of that of {netns}.',
      expected: '{program} in the namespace {netns}',
      actual: 'process {pid} in the network of the host',
      hints: [
        'chroot changes which folder is "/", and not the network. In which network does {program} listen now?',
        'Stop it, and start it again with ip netns exec {netns} before chroot.',
      ],
      look: networkShown,
      repair: serviceStarted(residentEnded),
    },
    'other-network': {
      says: '{program} does not run in the network that is called {netns} now. Connections to {netns} do not reach it.',
      expected: '{program} in the namespace {netns}',
      actual: 'process {pid} in a network namespace without that name',
      hints: [
        'Did you delete {netns} and make it again while {program} ran? A process stays in the old one.',
        'Stop it, and start it again in {netns}.',
      ],
      look: networkShown,
      repair: serviceStarted(residentEnded),
    },
    'other-tree': {
      says: '{program} runs in {netns}, but its "/" is {found} instead of {packages}.',
      expected: '{program} of {packages}',
      actual: 'process {pid} from another root file system',
      hints: [
        'Which folder did you give to chroot? A folder that is deleted and made again is a new one. A program that runs keeps the old one.',
        'Stop it, and start the one of {packages}.',
      ],
      look: rootShown,
      repair: serviceStarted(memberEnded),
    },
    'not-chrooted': {
      says: '{program} runs in {netns}, but it sees the files of the host: its "/" is not {packages}.',
      expected: '{program} with the root {packages}',
      actual: 'process {pid} with another root',
      hints: [
        'A program that is called by its long path still has the host’s "/". Whose configuration does it read?',
        'Stop it, and start it again with chroot {packages} before it.',
      ],
      look: rootShown,
      repair: serviceStarted(memberEnded),
    },
    'not-listening': {
      says: '{program} runs, but it does not listen on any port, so nobody can connect to it.',
      expected: '{program} listening on port {port}',
      actual: 'no port on which it listens',
      hints: [
        'A service listens only where its configuration says so. Which line says it for {program}?',
        'Stop it, put listen=YES into its configuration (for vsftpd), and start it again.',
      ],
      look: [listening],
      repair: serviceSet(memberEnded),
    },
    'other-port': {
      says: '{program} listens on port {found}. The task asks for port {port}.',
      expected: 'port {port}',
      actual: 'port {found}',
      hints: [
        'Which port does the task ask for, and which one is in the configuration?',
        'Stop it, take the port out of its configuration, and start it again.',
      ],
      look: [listening],
      repair: serviceSet(memberEnded),
    },
    'other-process': {
      says: 'A different program, not {program}, listens on port {port} in {netns}. Two programs cannot share a port.',
      expected: '{program} itself listening on port {port}',
      actual: 'port {port}, which a different process holds',
      hints: ['Which process holds port {port} in {netns}?', 'Stop the other process, and start {program} again.'],
      look: [listening],
      repair: serviceSet(
        host(
          "ip netns exec {netns} ss -Hltnp sport = :{port} | grep -o 'pid=[0-9]*' | cut -d= -f2 | xargs -r kill -9",
          { text: 'This ends the process that holds port {port} in {netns}.' },
        ),
        memberEnded,
      ),
    },
    'loopback-only': {
      says: '{program} listens only on {found}. That address means the namespace itself, so nobody outside can connect.',
      expected: '{program} listening on all addresses of {netns}',
      actual: '{program} listening on {found}:{port}',
      hints: [
        'Each network has its own 127.0.0.1. Can the host reach the one in {netns}?',
        'Stop it, take the address out of its configuration, and start it again.',
      ],
      look: [listening],
      repair: serviceSet(memberEnded),
    },
  },
  judge: ({ detail, beside, third, ...facts }, parameters) => {
    const { program, port } = serviceOf(parameters);
    const { alike, ofTree, inNetwork, inTree, elsewhere } = service(facts, parameters);
    const listeners = facts.named.kind === 'namespace' ? facts.named.listeners : [];
    const heldBy = (one: ProcessDetail | undefined) => listeners.filter(({ inode }) => one?.sockets.includes(inode));
    const reached = (one: ProcessDetail | undefined): boolean =>
      heldBy(one).some((listener) => listener.port === port && !isLoopback(listener.address));
    // Of several that stand as well, the one that can be reached is judged.
    const details = [detail, beside, third];
    const best = Math.max(details.findIndex(reached), 0);
    const process = alike[best];
    const way = { way: serviceWay(program) };
    if (!process && elsewhere) {
      const found = rootNameOf(elsewhere);
      return fail('other-tree', { program, port, pid: elsewhere.pid, found }, way);
    }
    if (!process) return fail('not-running', { program, port }, way);
    const values = { program, port, pid: process.pid };
    if (!ofTree) return fail('host-copy', values, way);
    if (!inNetwork)
      return fail(process.namespaces.net === facts.host.namespaces.net ? 'on-host' : 'other-network', values, way);
    if (!inTree) return fail('not-chrooted', values, way);
    const held = heldBy(details[best]);
    const own = held.filter((listener) => listener.port === port);
    const [first] = own;
    if (!first) {
      const [other] = held;
      if (listeners.some((listener) => listener.port === port)) return fail('other-process', values, way);
      return other ? fail('other-port', { ...values, found: other.port }, way) : fail('not-listening', values, way);
    }
    return own.every(({ address }) => isLoopback(address))
      ? fail('loopback-only', { ...values, found: first.address }, way)
      : pass();
  },
});
