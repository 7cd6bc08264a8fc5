import { host } from '../../src/index.ts';
import type { Repair, Repaired } from './repaired.ts';

const look = [host('ls -ld /proc/{pid}/root', { text: 'The arrow shows the root of process {pid}.' })];

/**
 * The causes that keep a process from having the lab's root file system as its root.
 *
 * @param compare a question that shows the host's root inside
 * @param other the same where the root is another folder
 * @param repair how the container is started anew
 */
export const rootCauses = <R extends Repair>(
  compare: string,
  other: string,
  repair: R,
): Readonly<Record<'host-root' | 'other-root', Repaired<R>>> => ({
  'host-root': {
    says: 'Process {pid} has namespaces of its own, but its "/" is still the host’s. It can change every file of the host.',
    expected: 'a process whose root is {rootfs}',
    actual: 'process {pid} with the host’s own root',
    hints: [compare, 'Start a new shell, with chroot {rootfs} behind the options of unshare.'],
    look,
    repair,
  },
  'other-root': {
    says: 'The root of process {pid}, the folder that it sees as "/", is {found}, not {rootfs}. It sees other files than those of task 1.',
    expected: 'a process whose root is {rootfs}',
    actual: 'process {pid} with the root {found}',
    hints: [other, 'Start a new shell, and name the folder {rootfs} behind chroot.'],
    look,
    repair,
  },
});
