import type { Cause, Step } from '../../src/index.ts';

/** Steps, or steps by the way that the student took. */
export type Repair = readonly Step[] | Readonly<Record<string, readonly Step[]>>;

/** A cause with a certain repair, so that the ways of it are known to whoever fails for that cause. */
export type Repaired<R extends Repair> = Cause & { readonly repair: R };
