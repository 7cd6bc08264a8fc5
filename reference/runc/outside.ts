import type { BuildStep } from '../build-step.ts';

/**
 * The outside of a sandbox: a third namespace with an address of its own, and no way back to the container’s network.
 * It answers the container only where the host passes packets on and puts its own address on them.
 */
export const outside: BuildStep = {
  id: 'outside',
  title: 'stand in for the world outside',
  tasks: [],
  run: `ip netns add outside
ip link add uplink type veth peer name eth0 netns outside
ip addr add 198.51.100.1/24 dev uplink
ip link set uplink up
ip -n outside addr add 198.51.100.2/24 dev eth0
ip -n outside link set eth0 up`,
};

/** The container reaches it: what masquerading is for. */
export const tryOutside: BuildStep = {
  id: 'try-outside',
  title: 'reach the world outside from the container',
  tasks: [],
  run: 'runc exec task7-container ping -c 1 -W 2 198.51.100.2 </dev/null',
};
