import { type FirstFacts, type Firsts, follow } from '../../src/index.ts';
import {
  type HostIdentity,
  livingApart,
  type Process,
  type ProcessView,
  processViews,
} from '../../src/probes/index.ts';

type Candidate = { readonly process: Process };

/** So many tries of one student are looked at, the best ones. */
const most = 16;

/**
 * The tries of a student, the best first: one process of each root and set of namespaces, so that a shell and all that
 * it started are one.
 *
 * @param candidates the processes that may be the lab's, the best first
 */
export const triesOf = <C extends Candidate>(candidates: readonly C[]): C[] => {
  const tries = new Map<string, C>();
  for (const one of candidates) {
    const { namespaces, childrenPid, root } = one.process;
    const key = [root, childrenPid, ...Object.values(namespaces)].join();
    if (!tries.has(key)) tries.set(key, one);
  }
  const all = [...tries.values()];
  return all.filter(({ process }) => !hasMade(process, all)).slice(0, most);
};

/** Whether a process is only the unshare or nsenter whose child lives in a try's PID namespace. */
const hasMade = ({ namespaces, childrenPid }: Process, all: readonly Candidate[]): boolean =>
  childrenPid !== namespaces.pid && all.some(({ process }) => process.namespaces.pid === childrenPid);

/** Asks in the second round how the machine looks to the tries that the first one found. */
export const viewsOf = <F extends Firsts>(needs: F, find: (facts: FirstFacts<F>) => readonly Candidate[]) =>
  follow(
    needs,
    (facts) => {
      const pids = find(facts).map(({ process }) => process.pid);
      return pids.length === 0 ? undefined : processViews(pids);
    },
    [],
    [{ ...livingApart, ask: (pid) => processViews([pid]) }],
  );

/** Whether a process sees its own PID namespace at /proc. */
export const seesItself = ({ namespaces }: Process, view: ProcessView | undefined, host: HostIdentity): boolean =>
  view?.procMounted === true && namespaces.pid !== host.namespaces.pid && view.procOf === namespaces.pid;

/** How much of what is done within a container a process shows: a procfs of its own, and one of these names that is its own. */
export const doneInside = (
  process: Process,
  view: ProcessView | undefined,
  host: HostIdentity,
  names: readonly string[],
) =>
  Number(seesItself(process, view, host)) +
  Number(process.namespaces.uts !== host.namespaces.uts && names.includes(view?.hostname ?? ''));

/** The note of a check that passed beside other tries. */
export const otherTries =
  '{count, plural, one {Another try is} other {# other tries are}} still open (process {others}). The one that fulfils most was graded.';

/** The values of that note; nothing where the try is the only one. */
export const othersBeside = (tries: readonly Candidate[], { pid }: Process) => {
  const others = tries.map(({ process }) => process.pid).filter((other) => other !== pid);
  return others.length === 0 ? undefined : { count: others.length, others: others.join(', ') };
};
