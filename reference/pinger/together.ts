import type { checks } from '../../checks/pinger/lab.ts';
import type { TogetherOf } from '../mutant.ts';

export const together: TogetherOf<typeof checks> = [
  {
    of: ['packages-faked'],
    with: ['rootfs-is-the-host'],
    why: 'The faked programs lie in the tree that was moved away; those of the host are there.',
    instead: [],
  },
  {
    of: ['proc-forgotten'],
    with: ['binary-where-no-program-starts'],
    why: 'As no program starts in the tree, the shell has the root of the host, and with it the host’s procfs.',
    instead: [['proc-mounted', 'other-namespace']],
  },
  {
    of: ['shell-named-pinger'],
    with: ['port-of-a-copy-on-the-host'],
    why: 'The app does run, but on the host.',
    instead: [['app-isolated', 'on-host']],
  },
];
