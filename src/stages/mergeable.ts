import { UsageError } from '../model/errors.ts';

/** The values that must be equal in merged runs. A run of a single host names no digest. */
export type RunHead = {
  readonly run: string;
  readonly lab: string;
  readonly version: string;
  readonly digest: string | null;
  /** The points of its checks. */
  readonly worth?: ReadonlyMap<string, string>;
};

/** The runs that can be merged, and those that cannot, each with the reason. */
export type Separated = {
  readonly kept: readonly RunHead[];
  readonly left: readonly (Pick<RunHead, 'run' | 'lab'> & { readonly why: string })[];
};

/**
 * Keeps the runs that were graded alike, of which there are most; among equals the later ones.
 *
 * @throws UsageError where no two runs can be merged, or a run is named twice
 */
export const separate = (heads: readonly RunHead[]): Separated => {
  const [best = []] = heads
    .filter(({ digest }) => digest !== null || heads.every((head) => head.digest === null))
    .map((head) => heads.filter((other) => difference(head, other) === undefined))
    .toReversed()
    .toSorted((a, b) => b.length - a.length);
  const kept = best.length > 1 ? best : heads;
  assertMergeable(kept);
  const left = heads.flatMap((head) => {
    const why = difference(kept[0]!, head) ?? difference(kept.find(({ digest }) => digest !== null) ?? head, head);
    return kept.includes(head) ? [] : { run: head.run, lab: head.lab, why: why ?? '' };
  });
  return { kept, left };
};

/** The measure of a run that is not that of another; undefined where both were graded alike. */
const difference = (one: RunHead, other: RunHead): string | undefined => {
  if (one.lab !== other.lab) return `of the lab ${other.lab}`;
  if (one.version !== other.version) return `by labcheck ${other.version}`;
  const isOther = one.digest !== null && other.digest !== null && one.digest !== other.digest;
  if (isOther) return 'by other checks, or other weights of them';
  const [check, points] = [...(other.worth ?? [])].find(([id, worth]) => (one.worth?.get(id) ?? worth) !== worth) ?? [];
  return check === undefined
    ? undefined
    : `by other weights: ${check} is worth ${points}, not ${one.worth?.get(check)}`;
};

/** @throws UsageError where two runs are of different labs, of different versions of one, or the same run */
const assertMergeable = (heads: readonly RunHead[]): void => {
  const [first, ...others] = heads;
  for (const [index, { run, lab, version, digest }] of others.entries()) {
    if (heads.findIndex((head) => head.run === run) <= index)
      throw new UsageError(
        `Two of the runs are called ${run}.`,
        'Name each run once, and rename a folder that has the name of another.',
      );
    if (lab !== first!.lab) throw refusal(first!.run, `of the lab ${first!.lab}`, run, `of ${lab}`);
    if (version !== first!.version)
      throw refusal(first!.run, `by labcheck ${first!.version}`, run, `by ${version}`, anew);
    const known = heads.find((head) => head.digest !== null)?.digest;
    if (digest !== null && digest !== known)
      throw refusal(first!.run, 'by other checks, or other weights of them', run, `of the same lab ${lab}`, anew);
    const why = difference(heads[index + 1]!, first!);
    if (why !== undefined) throw refusal(first!.run, why, run, `of the same lab ${lab}`, anew);
  }
};

const anew = 'Judge the saved evidence of both anew with today’s checks: labcheck regrade RUN.';

const refusal = (a: string, ofA: string, b: string, ofB: string, cure = 'Merge runs of one lab.'): UsageError =>
  new UsageError(`${a} was graded ${ofA}, ${b} ${ofB}: they cannot be merged.`, cure);
