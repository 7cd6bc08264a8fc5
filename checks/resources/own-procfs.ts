import { type Causes, type Found, fail, host, type Needs, pass } from '../../src/index.ts';
import type { HostIdentity, Process, ProcessViews } from '../../src/probes/index.ts';
import { inContainer } from './in-container.ts';
import { seesItself } from './tries.ts';

const look = [
  host('ls -d /proc/{pid}/root/proc/[0-9]*', {
    text: 'Each number is a process that the container sees in its /proc.',
  }),
];
const repair = [
  inContainer('mount -t proc proc /proc', 'In the container’s own shell this is: mount -t proc proc /proc'),
];

/**
 * The /proc of a process shows its own PID namespace.
 *
 * @param needs the questions behind `find`
 * @param find the process that the lab speaks of; nothing where there is none
 * @param valuesOf the values that the steps name: the process, and its root file system
 */
export const ownProcfs = <
  P,
  N extends Needs,
  F extends { readonly host: HostIdentity; readonly views: ProcessViews | undefined },
>(
  needs: (parameters: P) => N,
  find: (facts: F, parameters: P) => Process | undefined,
  valuesOf: (facts: F, parameters: P) => Found,
) => ({
  needs,
  causes: {
    absent: {
      says: 'Nothing is mounted at the container’s /proc, so ps and top cannot show its processes.',
      expected: 'a procfs, the file system that shows processes, at the /proc of process {pid}',
      actual: 'a /proc without any process',
      hints: [
        'What does ps say in the container’s shell? unshare --mount-proc mounts at the /proc of the old root, which chroot then hides.',
        'Type in the container’s shell: mount -t proc proc /proc',
      ],
      look,
      repair,
    },
    'other-namespace': {
      says: 'The container’s /proc was mounted outside of it, so ps inside shows processes that are not the container’s.',
      expected: 'a procfs, the file system that shows processes, with the container’s own ones',
      actual: 'a procfs of another PID namespace, such as the host’s',
      hints: [
        'Which numbers does ls /proc show in the container’s shell: few, or all of the host’s?',
        'Mount a new procfs over the old one. Type in the container’s shell: mount -t proc proc /proc',
      ],
      look,
      repair,
    },
  } satisfies Causes,
  judge: (facts: F, parameters: P) => {
    const process = find(facts, parameters);
    const values = valuesOf(facts, parameters);
    const view = process && facts.views?.get(process.pid);
    if (!process || !view?.procMounted || view.procOf === undefined) return fail('absent', values);
    return seesItself(process, view, facts.host) ? pass() : fail('other-namespace', values);
  },
});
