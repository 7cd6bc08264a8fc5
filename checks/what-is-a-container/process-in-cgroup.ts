import { fail, host, pass } from '../../src/index.ts';
import { cgroupExists } from './cgroup-exists.ts';
import { placed } from './isolated.ts';
import { type Controlled, holds } from './lab-cgroup.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { subject, subjectNeeds } from './subject.ts';

/** The controllers whose limits the container must feel. */
const felt = ['memory', 'pids'] as const;

const look = [
  host('cat /proc/{pid}/cgroup', { text: 'Each line names a controller, and the cgroup of process {pid}.' }),
];
const repair = [
  host('[ /proc/{pid}/root -ef {rootfs} ] && echo {pid} > {byMemory}/cgroup.procs', {
    text: 'This moves process {pid} into the cgroup. All that it starts from now on begins there, too.',
  }),
  host('[ /proc/{pid}/root -ef {rootfs} ] && echo {pid} > {byPids}/cgroup.procs'),
];

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
      says: 'The container (process {pid}) is not in the cgroup {name}, so the limits of {name} do not apply to it.',
      expected: 'process {pid} in the cgroup {name}',
      actual: 'process {pid} in other cgroups, and nothing in {name}',
      hints: [
        'In which cgroups is process {pid}? The limits of a cgroup count only for the processes in it.',
        'Write the number {pid} into the file cgroup.procs of the cgroup. Or start the container through cgexec.',
      ],
      look,
      repair,
    },
    partly: {
      says: 'The container (process {pid}) is in the cgroup {name} for {has}, but not for {missing}. No limit of {missing} applies to it.',
      expected: 'process {pid} in {name} for memory and for pids',
      actual: 'no limit of {missing} for process {pid}',
      hints: [
        'Which controllers did you name behind cgexec -g? Each one counts for itself.',
        'Write the number {pid} into the file cgroup.procs for {missing}, too. Or name both controllers behind cgexec -g.',
      ],
      look,
      repair,
    },
    'other-process': {
      says: 'Other processes are in the cgroup {name}, but not the container (process {pid}). The limits apply only to those in it.',
      expected: 'process {pid} in the cgroup {name}',
      actual: '{members, plural, one {another process} other {# other processes}} in it: {list}',
      hints: [
        'Which processes are in the cgroup? A process begins in the cgroup of the one that started it.',
        'Write the number {pid} into the file cgroup.procs of the cgroup. Or start the container through cgexec.',
      ],
      look: [...look, host('ps -o pid,args -p {list}', { text: 'These processes are in the cgroup now.' })],
      repair,
    },
  },
  judge: (facts, parameters) => {
    const { cgroup, process } = subject(facts, parameters);
    const pid = process?.pid;
    const all = felt.map((controller) => [controller, cgroup?.controlled[controller]] as const);
    const has = all.filter(([, controlled]) => controlled && holds(controlled, pid)).map(([controller]) => controller);
    if (has.length === felt.length) return pass();
    const [byMemory = '', byPids = ''] = felt.map((controller) => folderPath(cgroup?.controlled[controller]));
    const values = { ...placed(facts, parameters), name: cgroup?.name ?? '', byMemory, byPids };
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

const folderPath = (controlled: Controlled | undefined): string =>
  controlled ? `${controlled.hierarchy.mountPoint}${controlled.folder.path}` : '';
