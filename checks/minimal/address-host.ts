import { fixedAddressOnHost } from '../resources/fixed-address.ts';
import { check, type Minimal } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const addressHost = check({
  id: 'address-host',
  title: 'The host’s end has the address {hostAddress}',
  tasks: [9],
  points: 1,
  phase: 'network',
  after: [vethPair],
  ...fixedAddressOnHost<Minimal>(),
});
