import type { Causes } from '../../src/index.ts';

/**
 * The causes that keep a process from having the lab's root file system as its root.
 *
 * @param command how the container is started
 * @param compare how to see that the root is the host's
 * @param other what to look at where it is another folder, and what to do
 */
export const rootCauses = (command: string, compare: string, other: readonly [string, string]) =>
  ({
    'host-root': {
      says: 'The process {pid} has namespaces of its own, but it still sees the host’s root file system.',
      expected: 'its root at {rootfs}',
      actual: 'the root of the host',
      hints: [
        `${compare} New namespaces alone do not change which files are "/".`,
        'Leave the shell, and start it again with chroot behind the options of unshare.',
      ],
      command,
    },
    'other-root': {
      says: 'The process {pid} has a root of its own, but that is not {rootfs}.',
      expected: 'its root at {rootfs}',
      actual: 'its root at {found}',
      hints: other,
      command,
    },
  }) satisfies Causes;
