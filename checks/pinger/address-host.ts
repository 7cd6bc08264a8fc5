import { addressOnHost } from '../resources/address-on-host.ts';
import { check, type Pinger } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const addressHost = check({
  id: 'address-host',
  title: 'The host’s end has the address {hostAddress}',
  tasks: [6],
  points: 1,
  after: [vethPair],
  ...addressOnHost<Pinger>(),
});
