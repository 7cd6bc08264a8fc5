import { type Cause, type Causes, fail, host, type Step } from '../../src/index.ts';
import type { Binary, HostIdentity } from '../../src/probes/index.ts';

/** Whether the host's kernel starts programs of a machine: a 64-bit one also starts the 32-bit ones of its own family. */
export const runsOn = ({ machine: own }: HostIdentity, machine: string): boolean =>
  own === null || machine === own || (own === 'x86_64' && machine === 'i686');

/** The cause of a tree in which no program can be started. */
export const noexecCause = (tree: string) =>
  ({
    says: `No program in ${tree} can be started: the folder lies on a file system that is mounted with the option noexec.`,
    expected: 'a folder on a mount that allows programs',
    actual: 'a mount with noexec',
    hints: [
      'Each mount has options, and noexec means that no program on it may be started. Which options does the mount of this folder have?',
      'Allow programs on that mount, or move the root file system to another folder, such as one in your home.',
    ],
    look: [host(`findmnt -T ${tree}`)],
    repair: [
      host(`[ -d ${tree} ] && mount -o remount,bind,exec "$(findmnt -n -o TARGET -T ${tree})"`, {
        text: 'This takes the option noexec from that whole mount, until the machine is restarted.',
      }),
    ],
  }) satisfies Cause;

/**
 * The reasons why the kernel does not start a program of a root file system, although the file is there.
 *
 * @param program its path on the host, as sentences name it
 * @param tree the root file system, as sentences name it
 * @param again how another one is made, in words and as steps
 */
export const startCauses = (program: string, tree: string, [words, repair]: readonly [string, readonly Step[]]) => {
  return {
    'other-machine': {
      says: `${program} cannot be started: it is made for another kind of processor, {built}.`,
      expected: 'a program for {machine}',
      actual: 'a program for {built}',
      hints: ['For which kind of processor is the file made, and which kind does this machine have?', words],
      look: [host('uname -m'), host(`file ${program}`)],
      repair,
    },
    'no-loader': {
      says: `${program} cannot be started: the program that loads it, {interpreter}, is not in the root file system.`,
      expected: `the loader at ${tree}{interpreter}`,
      actual: 'no such file in it',
      hints: [
        'Linux says "No such file or directory" for a program that is there when its loader is not. Is the loader there?',
        words,
      ],
      look: [host(`ls -l ${tree}{interpreter}`)],
      repair,
    },
    noexec: noexecCause(tree),
  } satisfies Causes;
};

/** Judges these causes; nothing where the program can be started. */
export const judgeStart = (program: Binary | undefined, machine: HostIdentity, found = '') => {
  if (program?.kind !== 'file') return undefined;
  const { elf, hasInterpreter, noexec } = program;
  if (elf && !runsOn(machine, elf.machine))
    return fail('other-machine', { found, built: elf.machine, machine: machine.machine ?? '' });
  if (elf?.interpreter !== undefined && !hasInterpreter)
    return fail('no-loader', { found, interpreter: elf.interpreter });
  return noexec ? fail('noexec', { found }) : undefined;
};
