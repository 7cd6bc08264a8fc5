import type { checks } from '../../checks/what-is-a-container/lab.ts';
import type { TogetherOf } from '../mutant.ts';

export const together: TogetherOf<typeof checks> = [
  {
    of: ['shell-closed', 'runc-exec-in-its-place', 'chroot-where-you-stand', 'name-lost-in-another-terminal'],
    with: [
      'config-in-the-root-file-system',
      'runc-not-running',
      'runc-detached-with-a-terminal',
      'runc-killed',
      'runc-rootfs',
    ],
    why: 'The container of runc is gone as well, so nothing stands in the place of the one by hand.',
    instead: [['pid-isolated', 'nothing-runs']],
  },
  {
    of: ['proc-not-mounted'],
    with: ['no-chroot'],
    why: 'Without chroot the container keeps the procfs that unshare --mount-proc mounted.',
    instead: [],
  },
];
