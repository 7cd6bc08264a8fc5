import { createHash } from 'node:crypto';

/** The part `index` (from 1) of `count` parts of a class. */
export type Shard = { readonly index: number; readonly count: number };

/**
 * Whether a student belongs to a shard. It depends on the id alone: a student who joins or leaves moves nobody else, and
 * machines with different copies of the roster do not grade one student twice.
 */
export const isInShard = (id: string, { index, count }: Shard): boolean =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % count === index - 1;
