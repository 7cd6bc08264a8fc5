import { availableParallelism } from 'node:os';
import { count, type Reader, several, text, toggle, value } from './option.ts';

/** Seconds as milliseconds. */
const milliseconds: Reader<number> = (typed, name) => count(1, 3600, 'whole seconds')(typed, name) * 1000;

/** The hosts, and the ways to them. */
export const host = text('--host <uri>', 'the host, such as local:, sandbox:NAME or evidence:FILE');
/** Two minutes are enough for both rounds of a slow host. */
export const usualTimeoutMs = 120_000;
export const timeout = value('--timeout <seconds>', 'the longest time for one host (default: 120)', milliseconds);
export const shortTimeout = value('--timeout <seconds>', 'the longest time for one host (default: 20)', milliseconds);
export const identity = several(
  '--identity <file>',
  'a private key to try before those of your ssh configuration (repeatable)',
);
export const acceptNewHostKeys = toggle(
  '--accept-new-host-keys',
  'trust hosts that known_hosts does not name, and remember them',
);

/** How many hosts, or sandboxes, at a time. */
export const jobs = value(
  '--jobs <n>',
  'how many hosts at a time (default: four for each processor, at least 8)',
  count(1, 500),
  { definesRun: false },
);
export const sandboxes = value(
  '--jobs <n>',
  'how many sandboxes at a time (default: three for each processor)',
  count(1, 200),
);

/** Grading mostly waits for the network, so run more hosts than there are processors. */
export const hostsAtOnce = (): number => Math.max(8, availableParallelism() * 4);
