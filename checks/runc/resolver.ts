import { fail, follow, pass } from '../../src/index.ts';
import { firstOfRunc, hostResolver, processResolver, resolverTools, runcContainers } from '../../src/probes/index.ts';
import { isLoopback } from '../resources/reach.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { living } from './subject.ts';

const write = "runc exec {container} sh -c 'echo nameserver '{nameserver}' >/etc/resolv.conf'";
/** glibc asks the first three (resolv.conf(5), MAXNS). */
const mostServers = 3;

export const resolver = check({
  id: 'resolver',
  title: 'The container asks the name server {nameserver}',
  tasks: [7],
  points: 1,
  after: [containerRunning],
  needs: ({ container }) => ({
    host: hostResolver,
    inside: follow(
      { runc: runcContainers(container) },
      (facts) => {
        const alive = living(facts);
        return alive && processResolver(alive.pid);
      },
      resolverTools,
      [{ ...firstOfRunc(container), ask: (pid) => processResolver(pid) }],
    ),
  }),
  causes: {
    missing: {
      says: 'The container has no /etc/resolv.conf, or one without a name server.',
      expected: 'nameserver {nameserver} in the container’s /etc/resolv.conf',
      actual: 'no name server',
      hints: [
        'Which server should turn names into addresses for the container? Look inside: cat /etc/resolv.conf',
        'Write the line into the file of the container, from a shell inside of it.',
      ],
      command: write,
    },
    'on-host': {
      says: 'The container has no name server; only the host’s own /etc/resolv.conf names {nameserver}.',
      expected: 'nameserver {nameserver} in the container’s /etc/resolv.conf',
      actual: '{nameserver} on the host only',
      hints: [
        'In which terminal did you type it? The container sees only the file below its own root. (If you changed the host’s own file, put it right as well.)',
        'Write the line into the file of the container, from a shell inside of it.',
      ],
      command: write,
    },
    dangling: {
      says: 'The container’s /etc/resolv.conf is a link that leads nowhere.',
      expected: 'a file with the line: nameserver {nameserver}',
      actual: 'a broken link',
      hints: [
        'On the host it leads to a file of systemd-resolved. Does that exist inside: ls -l /etc/resolv.conf',
        'Remove the link inside of the container, and write a file in its place.',
      ],
      command: `runc exec {container} rm /etc/resolv.conf; ${write}`,
    },
    loopback: {
      says: 'The container asks {found}, its own loopback, where nobody answers.',
      expected: 'nameserver {nameserver}',
      actual: 'nameserver {found}',
      hints: [
        'Such an address was copied from the host, where a local service listens. Every namespace has its own loopback: who listens there inside?',
        'Replace it by a server that can be reached over the network.',
      ],
      command: write,
    },
    malformed: {
      says: 'The container’s /etc/resolv.conf has a line that the resolver does not understand.',
      expected: 'nameserver {nameserver}',
      actual: '{found}',
      hints: [
        'Compare the line with the manual: man resolv.conf. The word nameserver stands before the address, with a space between.',
        'Write the line as the task has it.',
      ],
      command: write,
    },
    'other-server': {
      says: 'The container asks another name server: {found}.',
      expected: 'nameserver {nameserver}',
      actual: 'nameserver {found}',
      hints: [
        'Compare the address with the task’s, number by number.',
        'Write the line as the task has it. (Your teacher can also let the server differ.)',
      ],
      command: write,
    },
  },
  judge: ({ host, inside }, { nameserver }) => {
    if (!inside) return fail('missing');
    if (inside.servers.slice(0, mostServers).includes(nameserver)) return pass();
    if (inside.kind === 'dangling') return fail('dangling');
    const [strange] = inside.strange;
    const [first] = inside.servers;
    if (first === undefined && strange !== undefined) return fail('malformed', { found: strange.slice(0, 80) });
    if (first === undefined) return fail(host.servers.includes(nameserver) ? 'on-host' : 'missing');
    return isLoopback(first) ? fail('loopback', { found: first }) : fail('other-server', { found: first });
  },
});
