import { host, type Step } from '../../src/index.ts';

/** Steps that show in which named network the process `{pid}` is. */
export const networkShown: readonly Step[] = [
  host('ip netns identify {pid}', {
    text: 'This prints the name of its network namespace. Without a name, it is the host’s, or one whose name was deleted.',
  }),
];

/** Steps that show which folder the process `{pid}` sees as "/". */
export const rootShown: readonly Step[] = [
  host('ls -ld /proc/{pid}/root', { text: 'The arrow leads to the folder that the process sees as "/".' }),
];
