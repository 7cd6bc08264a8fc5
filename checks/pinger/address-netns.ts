import { addressInside } from '../resources/address-inside.ts';
import { inNamespace } from './inner-network.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const addressNetns = check({
  id: 'address-netns',
  title: 'The container’s end has the address {containerAddress}',
  tasks: [7],
  points: 1,
  after: [vethPair],
  ...addressInside(inNamespace),
});
