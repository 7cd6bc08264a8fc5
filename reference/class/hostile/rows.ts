import { forging } from './forging.ts';
import { lying } from './lying.ts';
import { noisy } from './noisy.ts';
import { obstructing } from './obstructing.ts';
import type { HostileRow } from './row.ts';

export type { HostileRow } from './row.ts';

/** Every way in which a host of a student is known to get in the way of who grades it over ssh. */
export const hostileRows: readonly HostileRow[] = [...noisy, ...lying, ...forging, ...obstructing];
