import { vethPair as pair } from '../resources/veth-pair.ts';
import { inNamespace } from './inner-network.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} and {inner} join the host and the namespace {netns}',
  tasks: [8],
  points: 1,
  phase: 'network',
  after: [netnsExists],
  ...pair(inNamespace),
});
