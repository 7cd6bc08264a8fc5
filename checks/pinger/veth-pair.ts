import { vethPair as pairBuilder } from '../resources/veth-pair.ts';
import { inNamespace } from './inner-network.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} on the host and {inner} in {netns} are the two ends of one pair',
  tasks: [5],
  points: 1,
  after: [netnsExists],
  ...pairBuilder(inNamespace),
});
