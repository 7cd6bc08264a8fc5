import { type Cause, type Causes, fail } from '../../src/index.ts';
import type { Binary, HostIdentity } from '../../src/probes/index.ts';

/** Whether the host's kernel starts programs of a machine: a 64-bit one also starts the 32-bit ones of its own family. */
export const runsOn = (host: HostIdentity, machine: string): boolean =>
  host.machine === null || machine === host.machine || (host.machine === 'x86_64' && machine === 'i686');

/** The cause of a tree in which no program can be started. */
export const noexecCause = (tree: string) =>
  ({
    says: `No program in ${tree} can be started: it is mounted with the option noexec.`,
    expected: 'a folder on a mount that allows programs',
    actual: 'a mount with noexec',
    hints: [
      `With which options is it mounted? Try: findmnt -T ${tree}`,
      'Mount it again with exec, or move the root file system to another folder, such as one in your home.',
    ],
    command: `mount -o remount,exec "$(findmnt -n -o TARGET -T ${tree})"`,
  }) satisfies Cause;

/**
 * The reasons why the kernel does not start a program of a root file system, although the file is there.
 *
 * @param program its path on the host, as sentences name it
 * @param tree the root file system, as sentences name it
 * @param again how another one is made, in words, and the command
 */
export const startCauses = (program: string, tree: string, again: readonly [string, string]) =>
  ({
    'other-machine': {
      says: `${program} cannot be started: it is compiled for another kind of machine, {built}.`,
      expected: 'a program for {machine}',
      actual: 'a program for {built}',
      hints: [`For which machine did you fetch it? Compare: uname -m; file ${program}`, again[0]],
      command: again[1],
    },
    'no-loader': {
      says: `${program} cannot be started: its loader {interpreter} is not in the root file system.`,
      expected: `the loader at ${tree}{interpreter}`,
      actual: 'no such file in it',
      hints: [
        `"No such file or directory" for a file that is there means that its loader is not. What does ls -l ${tree}{interpreter} say?`,
        again[0],
      ],
      command: again[1],
    },
    noexec: noexecCause(tree),
  }) satisfies Causes;

/** Judges these causes; nothing where the program can be started. */
export const judgeStart = (program: Binary | undefined, host: HostIdentity, found = '') => {
  if (program?.kind !== 'file') return undefined;
  const { elf, hasInterpreter, noexec } = program;
  if (elf && !runsOn(host, elf.machine))
    return fail('other-machine', { found, built: elf.machine, machine: host.machine ?? '' });
  if (elf?.interpreter !== undefined && !hasInterpreter)
    return fail('no-loader', { found, interpreter: elf.interpreter });
  return noexec ? fail('noexec', { found }) : undefined;
};
