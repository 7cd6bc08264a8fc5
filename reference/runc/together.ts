import type { checks } from '../../checks/runc/lab.ts';
import type { TogetherOf } from '../mutant.ts';

export const together: TogetherOf<typeof checks> = [
  {
    of: ['network-namespace-not-yet-used'],
    with: ['comma-too-many', 'quotation-mark-forgotten', 'config-is-a-note', 'config-removed'],
    why: 'config.json cannot be read, so nothing shows that the namespace was put back into it.',
    instead: [['net-isolated', 'shared']],
  },
  {
    of: ['process-killed'],
    with: ['started-in-the-foreground'],
    why: 'A runc in the foreground removes the container when its process ends.',
    instead: [['container-running', 'absent']],
  },
  {
    of: ['variables-in-another-shell'],
    with: ['started-by-containerd', 'network-namespace-not-yet-used'],
    why: 'The other shell ended with the first container.',
    instead: [['app-environment', 'missing']],
  },
];
