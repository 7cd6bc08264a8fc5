import { isDeepStrictEqual } from 'node:util';
import type { Evidence, Lab, Probe, Report, Verdict } from '../../src/index.ts';
import { factsOf } from '../../src/stages/facts.ts';
import { type Plan, plan } from '../../src/stages/plan.ts';
import type { Case } from './cases.ts';
import { digest, type FactValues, factValues, roundsOf } from './fact-values.ts';
import { gradeCase } from './grade-case.ts';

/** A digest of each fact, by its probe's id. */
export type FactDigests = Readonly<Record<string, string>>;

/** The results of a host's answers. */
export type Made = { readonly facts: FactDigests; readonly verdicts: readonly Verdict[] };

/** A host's answers in a proof, and their results then. */
export type Recording = Made & { readonly evidence: Evidence };

/** The results of today's probes and checks on recorded evidence. */
export const madeOf = (lab: Lab, one: Case, evidence: Evidence): Made => {
  const chosen = planOf(lab, one);
  const known = factsOf(evidence);
  return { facts: digests(factValues(chosen, evidence, known)), verdicts: gradeCase(chosen, evidence, known).verdicts };
};

/** The facts of a recorded case, as today's probes read them. */
export const factsToday = (lab: Lab, one: Case, evidence: Evidence): FactValues =>
  factValues(planOf(lab, one), evidence, factsOf(evidence));

/** The facts of a recorded case that are not those of its digests. */
export const changedFacts = (lab: Lab, one: Case, { evidence, facts }: Recording): string[] =>
  changesOf(facts, madeOf(lab, one, evidence).facts);

const digests = (values: FactValues): FactDigests =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, digest(value)]));

const changesOf = (before: FactDigests, after: FactDigests): string[] =>
  Object.keys({ ...before, ...after }).filter((id) => before[id] !== after[id]);

/** Asks and judges a recorded case again, and says what is not as it was proven: nothing, where all is. Pure. */
export const replay = (lab: Lab, one: Case, { evidence, facts, verdicts }: Recording): string[] => {
  const chosen = planOf(lab, one);
  const known = factsOf(evidence);
  const { verdicts: today, report } = gradeCase(chosen, evidence, known);
  const rounds = roundsOf(chosen, evidence, known);
  const finding = one.assess(today);
  return [
    ...(finding.outcome === (one.kind === 'mutant' ? 'killed' : 'holds') ? [] : [`it is ${finding.outcome}`]),
    ...today
      .filter((verdict, index) => !isSame(verdicts[index], verdict))
      .map((verdict) => `another verdict: ${JSON.stringify(verdict)}`),
    ...(today.length === verdicts.length ? [] : ['another number of verdicts']),
    ...asked(rounds, evidence),
    ...changesOf(facts, digests(factValues(chosen, evidence, known))).map((id) => `the fact of ${id} is another`),
    ...reported(report),
  ];
};

/** Whether the same was judged. A sentence or a step may name more values than it did when the case was recorded. */
const isSame = (recorded: Verdict | undefined, today: Verdict): boolean => {
  if (!recorded || !('found' in recorded) || !('found' in today)) return isDeepStrictEqual(recorded, today);
  const named = Object.fromEntries(Object.keys(recorded.found).map((name) => [name, today.found[name]]));
  return isDeepStrictEqual({ ...recorded, way: undefined }, { ...today, found: named, way: undefined });
};

const planOf = (lab: Lab, { set, phases }: Case): Plan => plan(lab, set, [], phases);

/** Today's checks must ask the same questions that the host was asked. */
const asked = (rounds: readonly Probe<unknown>[][], { outputs }: Evidence): string[] =>
  rounds.flatMap((probes, index) => {
    const inRound = Object.keys(outputs).filter((id) => outputs[id]!.round === index + 1);
    // The question for the vantage belongs to no check, and older recordings have no answer to it.
    const recorded = inRound.filter((id) => !id.startsWith('vantage:'));
    const wanted = probes.map(({ id }) => id);
    return isDeepStrictEqual(new Set(recorded), new Set(wanted)) ? [] : [`round ${index + 1} asks otherwise`];
  });

/** Every sentence that the case calls for can be said, with nothing left open, and the grade fits the verdicts. */
const reported = ({ checks, grade, next }: Report): string[] => {
  const open = checks.filter(
    (check) =>
      check.status === 'failed' &&
      Object.values(check).some((text) => typeof text === 'string' && /\{\w+\}/.test(text.replaceAll('{x}', ''))),
  );
  return [
    ...open.map(({ id, cause }) => `the sentences of ${id} (${cause}) leave a value open`),
    ...((next === null) === checks.every(({ status, bonus }) => status === 'passed' || bonus)
      ? []
      : ['the next step does not fit the checks']),
    ...(grade.earned <= grade.possible ? [] : ['more is earned than possible']),
  ];
};
