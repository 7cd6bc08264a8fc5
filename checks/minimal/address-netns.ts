import { fixedAddressInside } from '../resources/fixed-address.ts';
import { namedInner } from '../resources/inner-network.ts';
import { check, type Minimal } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const addressNetns = check({
  id: 'address-netns',
  title: 'The container’s end has the address {containerAddress}',
  tasks: [9],
  points: 1,
  phase: 'network',
  after: [vethPair],
  ...fixedAddressInside<Minimal>(namedInner),
});
