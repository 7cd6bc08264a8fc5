import { answersPing } from '../resources/ping-replies.ts';
import { addressHost } from './address-host.ts';
import { addressNetns } from './address-netns.ts';
import { inNamespace } from './inner-network.ts';
import { linksUp } from './links-up.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const pingReplies = check({
  id: 'ping-replies',
  title: 'The container answers a ping from the host',
  tasks: [9],
  points: 1,
  after: [vethPair, addressHost, addressNetns, linksUp],
  ...answersPing(inNamespace),
});
