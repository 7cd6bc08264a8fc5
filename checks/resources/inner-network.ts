import type { Probe } from '../../src/index.ts';
import { type NamedNetwork, namedNetwork } from '../../src/probes/index.ts';

/**
 * Where the inner end of a pair belongs, and how sentences and commands speak of it: a network namespace with a name,
 * or that of a container's process.
 */
export type InnerNetwork<P> = {
  /** The network that is seen there. Of the first round, so that the second can send something to it. */
  readonly network: (parameters: P) => Probe<NamedNetwork>;
  /** As a sentence says it: `the namespace {netns}`. */
  readonly name: string;
  /** The ip command that looks into it: `ip -n {netns}`. */
  readonly ip: string;
  /** The command that runs another one there: `ip netns exec {netns}`. */
  readonly exec: string;
  /** The argument of `ip link set … netns`: `{netns}`. */
  readonly target: string;
};

/** The network namespace with the lab’s name. */
export const namedInner: InnerNetwork<{ readonly netns: string }> = {
  network: ({ netns }) => namedNetwork(netns),
  name: 'the namespace {netns}',
  ip: 'ip -n {netns}',
  exec: 'ip netns exec {netns}',
  target: '{netns}',
};
