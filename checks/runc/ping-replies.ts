import { pingReplies as resource } from '../resources/ping-replies.ts';
import { addressContainer } from './address-container.ts';
import { addressHost } from './address-host.ts';
import { inContainer } from './in-container.ts';
import { linksUp } from './links-up.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const pingReplies = check({
  id: 'ping-replies',
  title: 'The container answers a ping from the host',
  tasks: [6],
  points: 1,
  after: [vethPair, addressHost, addressContainer, linksUp],
  ...resource(inContainer),
});
