import { type Found, fail, host, pass } from '../../src/index.ts';
import type { HostIdentity, Process, ProcessViews } from '../../src/probes/index.ts';
import { levelOf } from './isolated-process.ts';
import type { Repair, Repaired } from './repaired.ts';

/** Shows whether a process has a PID namespace of its own. */
export const lookAtPid = [
  host('ls -l /proc/{pid}/ns/pid /proc/1/ns/pid', {
    text: 'Process 1 is the host’s. Equal numbers in the brackets mean that both are in one PID namespace.',
  }),
];

/**
 * The causes that keep a process out of a PID namespace of its own.
 *
 * @param repair how the container is started anew
 */
export const pidNamespaceCauses = <R extends Repair>(
  repair: R,
): Readonly<Record<'not-forked' | 'only-users' | 'shared', Repaired<R>>> => ({
  'not-forked': {
    says: 'unshare was called without -f, so process {pid} itself stayed among the host’s processes. Only its children get a PID namespace, which is a list of processes of their own.',
    expected: 'a process with a PID namespace of its own, where it is process 1',
    actual: 'process {pid} in the host’s PID namespace, with a new one for its children',
    hints: [
      'Which option lets unshare start a child? A process never changes its own PID namespace: only a child is born into the new one.',
      'Start a new shell with unshare, this time with -f (--fork).',
    ],
    look: lookAtPid,
    repair,
  },
  'only-users': {
    says: 'Process {pid} has only a user namespace of its own. That changes only which user it seems to be: it shares all else with the host.',
    expected: 'a PID namespace of its own, and the other namespaces of the task',
    actual: 'process {pid}, which sees all processes of the host',
    hints: [
      'Which processes does ps show in that shell? A user namespace changes only who you are.',
      'Start a new shell through unshare, with the options for all namespaces of the task.',
    ],
    look: lookAtPid,
    repair,
  },
  shared: {
    says: 'Process {pid} shares the host’s PID namespace, which is its list of processes. It can see and end the processes of the host.',
    expected: 'a PID namespace of its own',
    actual: 'process {pid} in the host’s PID namespace',
    hints: [
      'Which letter among the options of unshare stands for the PID namespace? Have you typed it?',
      'Start a new shell with unshare, this time with -p (--pid), together with -f (--fork).',
    ],
    look: lookAtPid,
    repair,
  },
});

/**
 * Judges these causes, and `not-unshared`, which each lab tells in its own words: no namespace is the process's own.
 *
 * @param values those that the repair names
 */
export const judgePidNamespace = (
  process: Process,
  host: HostIdentity,
  views: ProcessViews | undefined,
  values: Found = {},
) => {
  const { pid, namespaces, childrenPid } = process;
  if (namespaces.pid !== undefined && namespaces.pid !== host.namespaces.pid) return pass();
  const found = { ...values, pid };
  if (childrenPid !== namespaces.pid) return fail('not-forked', found);
  if (levelOf(process, host) > 0) return fail('shared', found);
  return fail(views?.get(pid)?.hostUsers === false ? 'only-users' : 'not-unshared', found);
};
