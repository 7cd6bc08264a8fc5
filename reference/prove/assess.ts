import type { Verdict } from '../../src/index.ts';

/** The proof's result for one case. `killed` and `holds` are good; every other but `apart` is a defect of the lab or of its proof. */
export type Finding =
  | { readonly outcome: 'killed' | 'holds' }
  | {
      readonly outcome:
        | 'survived'
        | 'changed-nothing'
        | 'other-cause'
        | 'over-blamed'
        | 'unknown'
        | 'note-missing'
        | 'apart'
        | 'not-earned'
        | 'passed-too-early'
        | 'broken';
      /** One sentence. */
      readonly says: string;
    };

type Expectation = {
  readonly killedBy: readonly (readonly [string, string])[];
  readonly notes?: readonly (readonly [string, string])[];
};

const written = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.length === 0 ? 'nothing' : pairs.map(([check, cause]) => `${check} (${cause})`).join(', ');

/** Whether exactly the expected causes are reported as failed, and nothing is unknown. */
export const assessMutant = ({ killedBy, notes = [] }: Expectation, verdicts: readonly Verdict[]): Finding => {
  const unseen = verdicts.filter(({ status }) => status === 'unknown');
  if (unseen.length > 0) return { outcome: 'unknown', says: `could not be judged: ${unseen.map(reasonOf).join(', ')}` };
  const failed = verdicts.flatMap((verdict) =>
    verdict.status === 'failed' ? [[verdict.check, verdict.cause] as const] : [],
  );
  const has = (pairs: readonly (readonly [string, string])[], [check, cause]: readonly [string, string]): boolean =>
    pairs.some((pair) => pair[0] === check && pair[1] === cause);
  const missed = killedBy.filter((pair) => !has(failed, pair));
  const extra = failed.filter((pair) => !has(killedBy, pair));
  if (failed.length === 0) return { outcome: 'survived', says: `nothing failed; expected ${written(killedBy)}` };
  if (missed.length > 0)
    return { outcome: 'other-cause', says: `failed: ${written(failed)}; expected ${written(killedBy)}` };
  if (extra.length > 0) return { outcome: 'over-blamed', says: `blamed besides: ${written(extra)}` };
  const silent = notes.filter(
    ([check, note]) =>
      !verdicts.some((verdict) => verdict.check === check && verdict.status === 'passed' && verdict.note === note),
  );
  return silent.length > 0
    ? { outcome: 'note-missing', says: `without the note ${written(silent)}` }
    : { outcome: 'killed' };
};

/** Whether every check passes, but for bonus checks that this way does not earn. */
export const assessSolution = (verdicts: readonly Verdict[], without: readonly string[] = []): Finding => {
  const short = verdicts.filter(({ check, status }) => status !== 'passed' && !without.includes(check));
  return short.length === 0 ? { outcome: 'holds' } : { outcome: 'not-earned', says: short.map(reasonOf).join(', ') };
};

/** Whether a host on which nothing was begun passes nothing. */
export const assessNotBegun = (verdicts: readonly Verdict[]): Finding => {
  const early = verdicts.filter(({ status }) => status !== 'failed' && status !== 'blocked');
  return early.length === 0
    ? { outcome: 'holds' }
    : { outcome: 'passed-too-early', says: early.map(reasonOf).join(', ') };
};

const reasonOf = (verdict: Verdict): string => {
  switch (verdict.status) {
    case 'passed':
      return `${verdict.check} passed`;
    case 'failed':
      return `${verdict.check} failed (${verdict.cause})`;
    case 'blocked':
      return `${verdict.check} blocked by ${verdict.by}`;
    case 'unknown':
      return `${verdict.check} unknown (${verdict.reason}: ${verdict.detail})`;
  }
};
