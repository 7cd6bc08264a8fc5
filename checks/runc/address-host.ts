import { fail } from '../../src/index.ts';
import { carrierOf } from '../resources/addressing.ts';
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
    'on-port': {
      says: '{outer} is a port of the bridge {bridge}, but the address stayed on {outer}.',
      expected: '{hostAddress}, or {gateway}, on {bridge}',
      actual: '{found} on {outer}',
      hints: [
        'A link that becomes a port of a bridge hands all its packets to the bridge: its own address serves nobody any more. Where should the address be?',
        'Remove the address from {outer} and give it to {bridge}, unless the bridge has one of that network already.',
      ],
      command: 'ip addr delete {found} dev {outer}; ip addr add {hostAddress} dev {bridge}',
    },
  },
  judge: (facts, parameters) => {
    const carrier = carrierOf(facts.host, parameters.outer);
    if (!carrier || carrier.name === parameters.outer) return built.judge(facts, parameters);
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
