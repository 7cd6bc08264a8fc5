import { fixedAddressInside } from '../resources/fixed-address.ts';
import { inContainer } from './in-container.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const addressContainer = check({
  id: 'address-container',
  title: '{inner} has the address {containerAddress}',
  tasks: [6],
  points: 1,
  after: [vethPair],
  ...fixedAddressInside(inContainer),
});
