import { namedInner } from '../resources/inner-network.ts';
import { vethPair as resource } from '../resources/veth-pair.ts';
import { netnsExists } from './netns-exists.ts';
import { check, type Minimal } from './parameters.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} and {inner} join the host and the namespace {netns}',
  tasks: [8],
  points: 1,
  phase: 'network',
  after: [netnsExists],
  ...resource<Minimal>(namedInner),
});
