import { type Causes, fail, type Needs, pass, type Step } from '../../src/index.ts';
import type { HostIdentity, NamespaceName, Process } from '../../src/probes/index.ts';

/** The words for each kind of namespace: its name, unshare's option for it, and what sharing it means. */
const kinds: Readonly<
  Record<Exclude<NamespaceName, 'pid'>, { readonly name: string; readonly option: string; readonly shared: string }>
> = {
  uts: { name: 'UTS', option: '-u (--uts)', shared: 'a hostname set inside would change the host’s' },
  mnt: { name: 'mount', option: '-m (--mount)', shared: 'what is mounted inside is mounted on the host as well' },
  ipc: {
    name: 'IPC',
    option: '-i (--ipc)',
    shared: 'shared memory and message queues of the host are reachable inside',
  },
  net: { name: 'network', option: '-n (--net)', shared: 'it uses the host’s own interfaces and addresses' },
};

/**
 * A process has a namespace other than the host's, by inode.
 *
 * @param find the process that the lab speaks of; nothing where there is none
 * @param command how the isolated environment is started
 * @param repair how it is started anew, where one line is not enough
 */
export const ownNamespace = <P, N extends Needs, F extends { readonly host: HostIdentity }>(
  kind: keyof typeof kinds,
  needs: (parameters: P) => N,
  find: (facts: F, parameters: P) => Process | undefined,
  command: string,
  repair?: readonly Step[],
) => {
  const { name, option, shared } = kinds[kind];
  return {
    needs,
    causes: {
      shared: {
        says: `The isolated process shares the host’s ${name} namespace.`,
        expected: `a ${name} namespace of its own`.replace(/^a (?=[AEIO])/, 'an '),
        actual: shared,
        hints: [
          `Compare the numbers that identify the namespaces, for your process and for process 1: ls -l /proc/PID/ns/${kind} /proc/1/ns/${kind}`,
          `Leave the shell and start it again with the option for a new ${name} namespace: ${option}.`,
        ],
        ...(repair === undefined ? { command } : { repair }),
      },
    } satisfies Causes,
    judge: (facts: F, parameters: P) => {
      const own = find(facts, parameters)?.namespaces[kind];
      return own !== undefined && own !== facts.host.namespaces[kind] ? pass() : fail('shared');
    },
  };
};
