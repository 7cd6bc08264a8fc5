import { fail, pass } from '../../src/index.ts';
import { cgroupExists } from './cgroup-exists.ts';
import { holds } from './lab-cgroup.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { subject, subjectNeeds } from './subject.ts';

/** The controllers whose limits the container must feel. */
const felt = ['memory', 'pids'] as const;

const startLimited =
  'cgexec -g memory,pids:{name} unshare -fmuipn --mount-proc chroot {rootfs} /bin/sh -c "mount -t proc proc /proc && exec /bin/sh"';

export const processInCgroup = check({
  id: 'process-in-cgroup',
  title: 'The container runs in the cgroup, by memory and by pids',
  tasks: [9],
  points: 2,
  phase: 'limits',
  after: [cgroupExists, pidIsolated],
  needs: subjectNeeds,
  causes: {
    outside: {
      says: 'The cgroup {name} is empty: the container runs outside of it.',
      expected: 'process {pid} in {name}',
      actual: 'process {pid} in other cgroups',
      hints: [
        'Limits bind those who are in the cgroup, and nobody else. Where is the container? Try: cat /proc/{pid}/cgroup',
        'Start the container through cgexec, for memory and for pids. (Or write its number into the file cgroup.procs of each.)',
      ],
      command: startLimited,
    },
    partly: {
      says: 'The container is in the cgroup {name} by {has}, but not by {missing}.',
      expected: 'process {pid} in {name} by memory and by pids',
      actual: 'the limits of {missing} do not bind it',
      hints: [
        'The old text’s first cgexec names one controller only. Compare the lines: cat /proc/{pid}/cgroup',
        'Start the container again with both controllers behind cgexec -g. (Or write its number into {missing}’s cgroup.procs.)',
      ],
      command: startLimited,
    },
    'other-process': {
      says: 'The cgroup {name} holds other processes, but not the container.',
      expected: 'process {pid} in {name}',
      actual: '{members, plural, one {another process} other {# other processes}} in it: {list}',
      hints: [
        'Which processes are these? Try: ps -fp {list}. A process keeps the cgroup of its parent, so the order in which you start things matters.',
        'Start the container from a shell that is in the cgroup already, or through cgexec.',
      ],
      command: startLimited,
    },
  },
  judge: (facts, parameters) => {
    const { cgroup, process } = subject(facts, parameters);
    const pid = process?.pid;
    const all = felt.map((controller) => [controller, cgroup?.controlled[controller]] as const);
    const has = all.filter(([, controlled]) => controlled && holds(controlled, pid)).map(([controller]) => controller);
    if (has.length === felt.length) return pass();
    const values = { name: cgroup?.name ?? '', pid: pid ?? 0 };
    const missing = felt.filter((controller) => !has.includes(controller)).join(' and ');
    if (has.length > 0) return fail('partly', { ...values, has: has.join(' and '), missing });
    const others = [
      ...new Set(
        all
          .flatMap(([, controlled]) => (controlled ? [controlled.folder, ...controlled.below] : []))
          .flatMap(({ members }) => members),
      ),
    ];
    if (others.length === 0) return fail('outside', values);
    return fail('other-process', { ...values, members: others.length, list: others.slice(0, 5).join(',') });
  },
});
