import { type Causes, fail, type Needs, pass } from '../../src/index.ts';
import type { HostIdentity, Process, ProcessViews } from '../../src/probes/index.ts';
import { seesItself } from './tries.ts';

/**
 * The /proc of a process shows its own PID namespace.
 *
 * @param needs the questions behind `find`
 * @param find the process that the lab speaks of; nothing where there is none
 */
export const ownProcfs = <
  P,
  N extends Needs,
  F extends { readonly host: HostIdentity; readonly views: ProcessViews | undefined },
>(
  needs: (parameters: P) => N,
  find: (facts: F, parameters: P) => Process | undefined,
) => ({
  needs,
  causes: {
    absent: {
      says: 'No procfs is mounted at /proc of the container.',
      expected: 'a procfs at its /proc',
      actual: 'no process to be seen in its /proc',
      hints: [
        'What does ps say inside of the container?',
        'Mount a procfs, from the shell inside of the container. (unshare --mount-proc mounts one before the root changes, so it is not seen behind chroot.)',
      ],
      command: 'mount -t proc proc /proc',
    },
    'other-namespace': {
      says: 'The /proc of the container shows the processes of another PID namespace.',
      expected: 'a procfs of its own PID namespace',
      actual: 'a procfs that was mounted from outside, with the host’s processes in it',
      hints: [
        'A procfs shows the PID namespace of whoever mounted it. Is this still the one of your first try with chroot alone? Look at ls /proc inside.',
        'Mount a new procfs over it, from the shell inside of the container.',
      ],
      command: 'mount -t proc proc /proc',
    },
  } satisfies Causes,
  judge: (facts: F, parameters: P) => {
    const process = find(facts, parameters);
    const view = process && facts.views?.get(process.pid);
    if (!process || !view?.procMounted || view.procOf === undefined) return fail('absent');
    return seesItself(process, view, facts.host) ? pass() : fail('other-namespace');
  },
});
