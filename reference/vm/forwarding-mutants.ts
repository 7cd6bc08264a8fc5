import type { checks } from '../../checks/runc/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/**
 * A network namespace begins with the settings of the machine's first one (net.core.devconf_inherit_init_net), which is
 * the host's here and is not a sandbox's. So a container that was started while its host forwards has the switch on
 * as well.
 */
export const forwardingMutants: MutantsOf<typeof checks> = [
  {
    id: 'vm-forwarding-never-on',
    story: 'Forwarding was off on the host before the container was started, and still is.',
    break: 'echo 0 >/proc/sys/net/ipv4/ip_forward; restart; lost',
    killedBy: [['forwarding-on', 'off']],
  },
  {
    id: 'vm-forwarding-off-again',
    story: 'Forwarding was switched off on the host after the container was started, which keeps what it began with.',
    break: 'echo 0 >/proc/sys/net/ipv4/ip_forward; lost',
    killedBy: [['forwarding-on', 'in-container']],
  },
];
