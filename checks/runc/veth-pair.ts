import { vethPair as pairBuilder } from '../builders/veth-pair.ts';
import { containerRunning } from './container-running.ts';
import { netIsolated } from './net-isolated.ts';
import { check } from './parameters.ts';
import { inContainer } from './place.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} on the host and {inner} in the container are the two ends of one pair',
  tasks: [5],
  points: 1,
  after: [containerRunning, netIsolated],
  ...pairBuilder(inContainer),
});
