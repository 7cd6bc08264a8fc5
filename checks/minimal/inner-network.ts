import { namedNetwork } from '../../src/probes/index.ts';
import type { Place } from '../resources/inner-network.ts';
import type { Minimal } from './parameters.ts';

/** The network namespace with the lab’s name. */
export const inNamespace: Place<Minimal> = {
  network: ({ netns }) => namedNetwork(netns),
  name: 'the namespace {netns}',
  ip: 'ip -n {netns}',
  exec: 'ip netns exec {netns}',
  target: '{netns}',
};
