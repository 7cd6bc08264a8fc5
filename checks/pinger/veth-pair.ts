import { vethPair as pairBuilder } from '../builders/veth-pair.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';
import { inNamespace } from './place.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} on the host and {inner} in {netns} are the two ends of one pair',
  tasks: [5],
  points: 1,
  after: [netnsExists],
  ...pairBuilder(inNamespace),
});
