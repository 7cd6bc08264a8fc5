import { fail, host } from '../../src/index.ts';
import type { Network } from '../../src/probes/index.ts';
import { carrierOf, covers } from '../resources/addressing.ts';
import { fixedAddressOnHost } from '../resources/fixed-address.ts';
import { check, type Runc } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

const built = fixedAddressOnHost<Runc>();

export const addressHost = check({
  id: 'address-host',
  title: 'The host has an address towards the container',
  tasks: [6],
  points: 1,
  after: [vethPair],
  needs: built.needs,
  causes: {
    ...built.causes,
    absent: {
      ...built.causes.absent,
      repair: {
        alone: [host('ip addr add {hostAddress} dev {outer}')],
        bridge: [
          host('ip link set {outer} master {bridge}', {
            text: 'The bridge {bridge} already has an address in this network. This plugs {outer} into it, so that address serves {outer} too.',
          }),
        ],
      },
    },
    'on-port': {
      says: '{outer} is plugged into the bridge {bridge}, but the address stayed on {outer}. Packets now go to the bridge, so the address is of no use there.',
      expected: '{hostAddress}, or {gateway}, on {bridge}',
      actual: '{found} on {outer}',
      hints: [
        'An interface that is plugged into a bridge hands all its packets to the bridge. Which of the two needs the address?',
        'Remove the address from {outer}, and add it to {bridge}.',
      ],
      look: [host('ip -br addr'), host('ip -br link show master {bridge}')],
      repair: [
        host('ip -br link show master {bridge} | grep -q ^{outer}@ && ip addr flush dev {outer} to {found}', {
          text: 'This removes only the address {found} from {outer}.',
        }),
        host('ip addr add {hostAddress} dev {bridge}'),
      ],
    },
  },
  judge: (facts, parameters) => {
    const carrier = carrierOf(facts.host, parameters.outer);
    if (!carrier || carrier.name === parameters.outer) {
      const judgement = built.judge(facts, parameters);
      const bridge = bridgeFor(facts.host, parameters.containerAddress);
      if (judgement.status !== 'failed' || judgement.cause !== 'absent' || bridge === undefined) return judgement;
      return fail('absent', { ...judgement.found, bridge }, { way: 'bridge' });
    }
    // On a bridge the engine’s own address serves as well as the lab’s.
    const bridged = { ...parameters, outer: carrier.name };
    const prefix = parameters.hostAddress.split('/')[1];
    const byEngine = built.judge(facts, { ...bridged, hostAddress: `${parameters.gateway}/${prefix}` });
    if (byEngine.status === 'passed') return byEngine;
    const judgement = built.judge(facts, bridged);
    if (judgement.status === 'passed') return judgement;
    const { cause, found } = judgement;
    if (found.link === parameters.outer) return fail('on-port', { ...found, bridge: carrier.name });
    return fail(cause, { ...found, outer: carrier.name });
  },
});

/** A bridge of the host with an address in the container's network. */
export const bridgeFor = ({ links }: Network, containerAddress: string): string | undefined => {
  const [container = ''] = containerAddress.split('/');
  return links.find(
    ({ kind, addresses }) =>
      kind === 'bridge' && addresses.some(({ address, prefix }) => covers(`${address}/${prefix}`, container)),
  )?.name;
};
