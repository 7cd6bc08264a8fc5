import { type Causes, fail, pass } from '../../src/index.ts';
import type { HostIdentity, Process, ProcessViews } from '../../src/probes/index.ts';
import { levelOf } from './isolated-process.ts';

/**
 * The cause that keeps a process out of a PID namespace of its own.
 *
 * @param command how the container is started
 */
export const pidNamespaceCauses = (command: string) =>
  ({
    'not-forked': {
      says: 'unshare made a new PID namespace, but the process {pid} itself stayed in the host’s.',
      expected: 'a process with a PID namespace of its own, where it is process 1',
      actual: 'a process in the host’s PID namespace; only its children would get another',
      hints: [
        'A process never changes its own PID namespace: only its children are born into the new one. Which option of unshare makes a child? ("Cannot allocate memory" is what it, or its shell, says otherwise.)',
        'Leave the shell, and start it again with -f (--fork).',
      ],
      command,
    },
    'only-users': {
      says: 'The process {pid} has a user namespace of its own, but shares every other namespace with the host.',
      expected: 'namespaces of its own, a PID namespace among them',
      actual: 'a process that only sees other user names',
      hints: [
        'A user namespace changes who you are, not what you see. Which processes does ps show inside?',
        'Leave the shell, and start it again with the options for all namespaces of the task.',
      ],
      command,
    },
    shared: {
      says: 'The process {pid} shares the host’s PID namespace.',
      expected: 'a PID namespace of its own',
      actual: 'it can see, and kill, the processes of the host',
      hints: [
        'Compare the numbers that identify the namespaces: ls -l /proc/{pid}/ns/pid /proc/1/ns/pid',
        'Leave the shell, and start it again with the option for a new PID namespace: -p (--pid), together with -f.',
      ],
      command,
    },
  }) satisfies Causes;

/** Judges these causes, and `not-unshared`, which each lab tells in its own words: no namespace is the process's own. */
export const judgePidNamespace = (process: Process, host: HostIdentity, views: ProcessViews | undefined) => {
  const { pid, namespaces, childrenPid } = process;
  if (namespaces.pid !== undefined && namespaces.pid !== host.namespaces.pid) return pass();
  if (childrenPid !== namespaces.pid) return fail('not-forked', { pid });
  if (levelOf(process, host) > 0) return fail('shared', { pid });
  return fail(views?.get(pid)?.hostUsers === false ? 'only-users' : 'not-unshared', { pid });
};
