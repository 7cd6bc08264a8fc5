import { type Found, fail, host, type Judgement, type Needs, pass } from '../../src/index.ts';
import type { HostIdentity, NamespaceName, Process } from '../../src/probes/index.ts';
import type { Repair, Repaired } from './repaired.ts';

/** The words for each kind of namespace: its name, unshare's option for it, and how it shows that it is shared. */
const kinds: Readonly<
  Record<
    Exclude<NamespaceName, 'pid'>,
    { readonly name: string; readonly option: string; readonly shared: string; readonly nudge: string }
  >
> = {
  uts: {
    name: 'UTS',
    option: '-u (--uts)',
    shared: 'It has no hostname of its own: a name that is set inside renames the host.',
    nudge: 'Which option of unshare gives a process a hostname of its own?',
  },
  mnt: {
    name: 'mount',
    option: '-m (--mount)',
    shared: 'A mount that is made inside also appears on the host.',
    nudge: 'Does a mount that you make inside appear in the host’s /proc/mounts?',
  },
  ipc: {
    name: 'IPC',
    option: '-i (--ipc)',
    shared: 'Its programs can use shared memory and message queues of the host’s programs.',
    nudge: 'Which option of unshare separates shared memory and message queues from the host’s?',
  },
  net: {
    name: 'network',
    option: '-n (--net)',
    shared: 'It uses the host’s own interfaces and addresses.',
    nudge: 'Which interfaces do you see inside? The host’s own must not be among them.',
  },
};

/** Where the process is found, and how it is started anew. */
type Isolated<P, N, F, R, W> = {
  readonly needs: (parameters: P) => N;
  /** The process that the lab speaks of; nothing where there is none. */
  readonly find: (facts: F, parameters: P) => Process | undefined;
  /** Steps, or steps by the way that the student took. */
  readonly repair: R;
  /** The values that the steps name. */
  readonly valuesOf?: (facts: F, parameters: P) => Found;
  readonly wayOf?: (facts: F, parameters: P) => W;
};

type OwnNamespace<P, N, F, R extends Repair, W extends string> = {
  readonly needs: (parameters: P) => N;
  readonly causes: { readonly shared: Repaired<R> };
  readonly judge: (facts: F, parameters: P) => Judgement<'shared', never, W>;
};

/** A process has a namespace other than the host's, by inode. */
export const ownNamespace = <
  P,
  N extends Needs,
  F extends { readonly host: HostIdentity },
  R extends Repair,
  const W extends string = never,
>(
  kind: keyof typeof kinds,
  { needs, find, repair, valuesOf, wayOf }: Isolated<P, N, F, R, W>,
): OwnNamespace<P, N, F, R, W> => {
  const { name, option, shared, nudge } = kinds[kind];
  const an = name === 'IPC' ? 'an' : 'a';
  return {
    needs,
    causes: {
      shared: {
        says: `Process {pid} shares the host’s ${name} namespace. ${shared}`,
        expected: `${an} ${name} namespace of its own`,
        actual: `process {pid} in the host’s ${name} namespace`,
        hints: [nudge, `Start a new shell through unshare, with the option for a new ${name} namespace: ${option}.`],
        look: [
          host(`ls -l /proc/{pid}/ns/${kind} /proc/1/ns/${kind}`, {
            text: 'Process 1 is the host’s. Equal numbers in the brackets mean that both share the namespace.',
          }),
        ],
        repair,
      },
    },
    judge: (facts: F, parameters: P) => {
      const process = find(facts, parameters);
      const own = process?.namespaces[kind];
      if (own !== undefined && own !== facts.host.namespaces[kind]) return pass();
      const found = { ...valuesOf?.(facts, parameters), pid: process?.pid ?? 0 };
      return fail('shared', found, wayOf ? { way: wayOf(facts, parameters) } : {});
    },
  };
};
