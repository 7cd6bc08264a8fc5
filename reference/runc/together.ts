import type { checks } from '../../checks/runc/lab.ts';
import type { TogetherOf } from '../mutant.ts';

export const together: TogetherOf<typeof checks> = [
  {
    of: ['network-namespace-not-yet-used'],
    with: ['comma-too-many', 'quotation-mark-forgotten', 'config-is-a-note', 'config-removed'],
    why: 'config.json cannot be read, so nothing shows that the namespace was put back into it.',
    instead: [['net-isolated', 'shared']],
  },
];
