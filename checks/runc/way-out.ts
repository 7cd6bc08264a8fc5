import {
  containerPlace,
  forwarding,
  hostNetwork,
  hostPlace,
  type Network,
  packetRules,
} from '../../src/probes/index.ts';
import { carrierOf } from '../resources/addressing.ts';
import type { Packet } from './packet-way.ts';
import type { Runc } from './parameters.ts';

/** The questions about the way out: the switches and rules of the host, and those of the container, where slips land. */
export const forwardingNeeds = ({ container }: Runc) => ({
  network: hostNetwork,
  onHost: forwarding(hostPlace),
  inside: forwarding(containerPlace(container)),
});
export const ruleNeeds = ({ container }: Runc) => ({
  network: hostNetwork,
  rules: packetRules(hostPlace),
  inside: packetRules(containerPlace(container)),
});

/**
 * A packet of the container as the host’s rules meet it: it comes by the outer end, or by the bridge that this is a
 * port of.
 */
export const packetOf = (host: Network, { outer, containerAddress }: Runc): Packet => ({
  source: containerAddress.split('/')[0]!,
  incoming: [...new Set([outer, carrierOf(host, outer)?.name ?? outer])],
});
