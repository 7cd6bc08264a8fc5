import { namedInner } from '../resources/inner-network.ts';
import { pingReplies as resource } from '../resources/ping-replies.ts';
import { addressHost } from './address-host.ts';
import { addressNetns } from './address-netns.ts';
import { linksUp } from './links-up.ts';
import { check, type Minimal } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const pingReplies = check({
  id: 'ping-replies',
  title: 'The namespace answers a ping from the host',
  tasks: [9],
  points: 1,
  phase: 'network',
  after: [vethPair, addressHost, addressNetns, linksUp],
  ...resource<Minimal>(namedInner),
});
