import { UsageError } from '../model/errors.ts';

/** The values that must be equal in merged runs. A run of a single host names no digest. */
export type RunHead = {
  readonly run: string;
  readonly lab: string;
  readonly version: string;
  readonly digest: string | null;
};

/** @throws UsageError where two runs are of different labs, of different versions of one, or the same run */
export const assertMergeable = (heads: readonly RunHead[]): void => {
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
  }
};

const anew = 'Judge the saved evidence of both anew with today’s checks: labcheck regrade RUN.';

const refusal = (a: string, ofA: string, b: string, ofB: string, cure = 'Merge runs of one lab.'): UsageError =>
  new UsageError(`${a} was graded ${ofA}, ${b} ${ofB}: they cannot be merged.`, cure);
