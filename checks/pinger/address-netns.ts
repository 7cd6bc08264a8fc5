import { addressInside } from '../resources/address-inside.ts';
import { namedInner } from '../resources/inner-network.ts';
import { anyX } from './address-host.ts';
import { check, type Pinger } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const addressNetns = check({
  id: 'address-netns',
  title: 'The container’s end has the address {containerAddress}',
  tasks: [7],
  points: 1,
  after: [vethPair],
  ...addressInside<Pinger>(namedInner, anyX),
});
