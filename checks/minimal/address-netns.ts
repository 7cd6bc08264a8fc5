import { fixedAddressInside } from '../builders/fixed-address.ts';
import { check } from './parameters.ts';
import { inNamespace } from './place.ts';
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
