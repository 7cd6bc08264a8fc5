import { vethPair as pair } from '../builders/veth-pair.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';
import { inNamespace } from './place.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} and {inner} join the host and the namespace {netns}',
  tasks: [8],
  points: 1,
  phase: 'network',
  after: [netnsExists],
  ...pair(inNamespace),
});
