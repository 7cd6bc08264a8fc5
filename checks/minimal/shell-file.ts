import { binary } from '../../src/probes/index.ts';
import type { Minimal } from './parameters.ts';

/** The shell of the tree, as seen from inside. */
export const shellPath = '/bin/sh';

/** The shell’s file within the tree. */
export const shellFile = ({ root }: Minimal) =>
  binary(root, shellPath, ['/bin/busybox', '/busybox', '/usr/bin/sh', '/sbin/sh']);
