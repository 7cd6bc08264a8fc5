import { type Cause, container, fail, follow, host, pass } from '../../src/index.ts';
import { firstOfRunc, hostResolver, processResolver, resolverTools, runcContainers } from '../../src/probes/index.ts';
import { isLoopback } from '../resources/reach.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { living } from './subject.ts';

const written = host('echo nameserver {nameserver} >{root}/etc/resolv.conf', {
  text: 'The container sees this file of the host as /etc/resolv.conf.',
});
const look: Cause['look'] = [container('cat /etc/resolv.conf')];
/** glibc asks the first three (resolv.conf(5), MAXNS). */
const mostServers = 3;

export const resolver = check({
  id: 'resolver',
  title: 'The container asks the name server {nameserver}',
  tasks: [7],
  points: 1,
  after: [containerRunning],
  needs: ({ container: name }) => ({
    host: hostResolver,
    runc: runcContainers(name),
    inside: follow(
      { runc: runcContainers(name) },
      (facts) => {
        const alive = living(facts);
        return alive && processResolver(alive.pid);
      },
      resolverTools,
      [{ ...firstOfRunc(name), ask: (pid) => processResolver(pid) }],
    ),
  }),
  causes: {
    missing: {
      says: 'The container’s file /etc/resolv.conf is missing, or names no server. So the container cannot turn names into addresses, as apt needs.',
      expected: 'nameserver {nameserver} in the container’s /etc/resolv.conf',
      actual: 'no name server',
      hints: ['Which server does the file in the container name?', 'Write the line into the container’s file.'],
      look,
      repair: [written],
    },
    'on-host': {
      says: 'The line with {nameserver} is in the host’s own /etc/resolv.conf. The container sees only the files below its own root.',
      expected: 'nameserver {nameserver} in the container’s /etc/resolv.conf',
      actual: '{nameserver} on the host only',
      hints: [
        'In which terminal did you type it: one of the host, or one in the container?',
        'Write the line into the container’s file. (Did you change the host’s file? Then put it right as well.)',
      ],
      look,
      repair: [written],
    },
    dangling: {
      says: 'The container’s /etc/resolv.conf is a link to a file that is not there. It was copied from a host where that file exists.',
      expected: 'a file with the line: nameserver {nameserver}',
      actual: 'a broken link',
      hints: [
        'Where does the link lead, and is there such a file in the container?',
        'Remove the link in the container, and write a file in its place.',
      ],
      look: [container('ls -l /etc/resolv.conf')],
      repair: [host('[ -L {root}/etc/resolv.conf ] && rm {root}/etc/resolv.conf'), written],
    },
    loopback: {
      says: 'The container asks {found}, which means the container itself. No name server runs in it.',
      expected: 'nameserver {nameserver}',
      actual: 'nameserver {found}',
      hints: [
        'An address that begins with 127 means the own machine: in the container, the container. Does a name server run there?',
        'Write the task’s server into the container’s file.',
      ],
      look,
      repair: [written],
    },
    malformed: {
      says: 'The container’s /etc/resolv.conf has a line that is not understood: {found}. A wrong line is skipped without any message.',
      expected: 'nameserver {nameserver}',
      actual: '{found}',
      hints: [
        'Does the line begin with the word nameserver, without a blank before it?',
        'Write the line as the task has it.',
      ],
      look,
      repair: [written],
    },
    'other-server': {
      says: 'The container asks a different name server than the task’s: {found}.',
      expected: 'nameserver {nameserver}',
      actual: 'nameserver {found}',
      hints: [
        'Is the address the task’s, number by number?',
        'Write the line as the task has it. (Your teacher can also let the server differ.)',
      ],
      look,
      repair: [written],
    },
  },
  judge: ({ host: machine, inside, runc }, { nameserver }) => {
    const root = runc.container?.rootfs ?? '/proc/PID/root';
    if (!inside) return fail('missing', { root });
    if (inside.servers.slice(0, mostServers).includes(nameserver)) return pass();
    if (inside.kind === 'dangling') return fail('dangling', { root });
    const [strange] = inside.strange;
    const [first] = inside.servers;
    if (first === undefined && strange !== undefined) return fail('malformed', { root, found: strange.slice(0, 80) });
    if (first === undefined) return fail(machine.servers.includes(nameserver) ? 'on-host' : 'missing', { root });
    return fail(isLoopback(first) ? 'loopback' : 'other-server', { root, found: first });
  },
});
