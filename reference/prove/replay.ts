import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Evidence, isUnknown, type Lab, type Probe, type Verdict } from '../../src/index.ts';
import { firstRound, secondRound } from '../../src/stages/collect.ts';
import { factsOf, type Facts as KnownFacts } from '../../src/stages/facts.ts';
import { judge } from '../../src/stages/judge.ts';
import { type Plan, plan } from '../../src/stages/plan.ts';
import { score } from '../../src/stages/score.ts';
import type { Case } from './cases.ts';

/** A digest of what each probe's answer was read as, by the probe's id. */
export type Facts = Readonly<Record<string, string>>;

/** The results of a host's answers. */
export type Made = { readonly facts: Facts; readonly verdicts: readonly Verdict[] };

/** A host's answers in a proof, and their results then. */
export type Recording = Made & { readonly evidence: Evidence };

/** The results of today's probes and checks on recorded evidence. */
export const madeOf = (lab: Lab, one: Case, evidence: Evidence): Made => {
  const chosen = planOf(lab, one);
  const known = factsOf(evidence);
  return { facts: readFacts(roundsOf(chosen, evidence, known), known), verdicts: judge(chosen, evidence, known) };
};

/** Asks and judges a recorded case again, and says what is not as it was proven: nothing, where all is. Pure. */
export const replay = (lab: Lab, one: Case, { evidence, facts, verdicts }: Recording): string[] => {
  const chosen = planOf(lab, one);
  const known = factsOf(evidence);
  const today = judge(chosen, evidence, known);
  const rounds = roundsOf(chosen, evidence, known);
  const read = readFacts(rounds, known);
  const finding = one.assess(today);
  return [
    ...(finding.outcome === (one.kind === 'mutant' ? 'killed' : 'holds') ? [] : [`it is ${finding.outcome}`]),
    ...today
      .filter((verdict, index) => !isDeepStrictEqual(verdict, verdicts[index]))
      .map((verdict) => `another verdict: ${JSON.stringify(verdict)}`),
    ...(today.length === verdicts.length ? [] : ['another number of verdicts']),
    ...asked(rounds, evidence),
    ...Object.keys({ ...facts, ...read }).flatMap((id) =>
      read[id] === facts[id] ? [] : [`the answer of ${id} is read otherwise`],
    ),
    ...reported(chosen, evidence, today),
  ];
};

const planOf = (lab: Lab, { set, phases }: Case): Plan => plan(lab, set, [], phases);

/** The probes of both rounds. */
const roundsOf = (chosen: Plan, { outputs }: Evidence, known: KnownFacts): Probe<unknown>[][] => {
  const first = Object.fromEntries(Object.entries(outputs).filter(([, { round }]) => round === 1));
  return [firstRound(chosen), secondRound(chosen, first, known)];
};

/** A fact that no check of today looks at is held too: the next check may. */
const readFacts = (rounds: readonly Probe<unknown>[][], known: KnownFacts): Facts =>
  Object.fromEntries(rounds.flat().map((probe) => [probe.id, digest(reasonOf(known.of(probe)))]));

/** The first digits of a fact’s SHA-256. */
export const digest = (fact: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(fact, plain) ?? 'undefined')
    .digest('hex')
    .slice(0, 8);

/** Why something is not known is told in the runtime's own words, which are not ours to hold. */
const reasonOf = (fact: unknown): unknown => (isUnknown(fact) ? fact.unknown : fact);

/** JSON knows no maps, no sets and no large integers. */
const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === 'bigint' ? String(value) : value;
};

/** Today's checks must ask the same questions that the host was asked. */
const asked = (rounds: readonly Probe<unknown>[][], { outputs }: Evidence): string[] =>
  rounds.flatMap((probes, index) => {
    const recorded = Object.keys(outputs).filter((id) => outputs[id]!.round === index + 1);
    const wanted = probes.map(({ id }) => id);
    return isDeepStrictEqual(new Set(recorded), new Set(wanted)) ? [] : [`round ${index + 1} asks otherwise`];
  });

/** Every sentence that the case calls for can be said, with nothing left open, and the grade fits the verdicts. */
const reported = (chosen: Plan, evidence: Evidence, verdicts: readonly Verdict[]): string[] => {
  const { checks, grade, next } = score(chosen, evidence, verdicts, {
    hints: 'full',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
    trust: 'graded',
    tool: evidence.tool,
  });
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
