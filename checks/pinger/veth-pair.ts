import { namedInner } from '../resources/inner-network.ts';
import { vethPair as resource } from '../resources/veth-pair.ts';
import { netnsExists } from './netns-exists.ts';
import { check, type Pinger } from './parameters.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} on the host and {inner} in {netns} are the two ends of one pair',
  tasks: [5],
  points: 1,
  after: [netnsExists],
  ...resource<Pinger>(namedInner),
});
