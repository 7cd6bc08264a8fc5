import { fixedAddressInside } from '../resources/fixed-address.ts';
import { inNamespace } from './inner-network.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const addressNetns = check({
  id: 'address-netns',
  title: 'The container’s end has the address {containerAddress}',
  tasks: [9],
  points: 1,
  phase: 'network',
  after: [vethPair],
  ...fixedAddressInside(inNamespace),
});
