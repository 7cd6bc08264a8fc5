import { vethPair as resource } from '../resources/veth-pair.ts';
import { containerRunning } from './container-running.ts';
import { inContainer } from './in-container.ts';
import { netIsolated } from './net-isolated.ts';
import { check } from './parameters.ts';

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} on the host and {inner} in the container are the two ends of one pair',
  tasks: [5],
  points: 1,
  after: [containerRunning, netIsolated],
  ...resource(inContainer),
});
