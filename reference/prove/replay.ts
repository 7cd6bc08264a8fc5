import { isDeepStrictEqual } from 'node:util';
import type { Evidence, Lab, Probe, Verdict } from '../../src/index.ts';
import { firstRound, secondRound } from '../../src/stages/collect.ts';
import { judge } from '../../src/stages/judge.ts';
import { type Plan, plan } from '../../src/stages/plan.ts';
import { score } from '../../src/stages/score.ts';
import type { Case } from './cases.ts';

/** What a host said in a proof, and what was made of it then. */
export type Recording = { readonly evidence: Evidence; readonly verdicts: readonly Verdict[] };

/** The verdicts on recorded evidence by today's checks. */
export const judgedAgain = (lab: Lab, one: Case, evidence: Evidence): Verdict[] => judge(planOf(lab, one), evidence);

/** Asks and judges a recorded case again, and says what is not as it was proven: nothing, where all is. Pure. */
export const replay = (lab: Lab, one: Case, { evidence, verdicts }: Recording): string[] => {
  const chosen = planOf(lab, one);
  const today = judge(chosen, evidence);
  const finding = one.assess(today);
  return [
    ...(finding.outcome === (one.kind === 'mutant' ? 'killed' : 'holds') ? [] : [`it is ${finding.outcome}`]),
    ...today
      .filter((verdict, index) => !isDeepStrictEqual(verdict, verdicts[index]))
      .map((verdict) => `another verdict: ${JSON.stringify(verdict)}`),
    ...(today.length === verdicts.length ? [] : ['another number of verdicts']),
    ...asked(chosen, evidence),
    ...reported(chosen, evidence, today),
  ];
};

const planOf = (lab: Lab, { set, phases }: Case): Plan => plan(lab, set, [], phases);

/** What today's checks would ask of that host must be what it was asked. */
const asked = (chosen: Plan, { outputs }: Evidence): string[] => {
  const first = Object.fromEntries(Object.entries(outputs).filter(([, { round }]) => round === 1));
  const rounds = [firstRound(chosen), secondRound(chosen, first)];
  return rounds.flatMap((probes: readonly Probe<unknown>[], index) => {
    const recorded = Object.keys(outputs).filter((id) => outputs[id]!.round === index + 1);
    const wanted = probes.map(({ id }) => id);
    return isDeepStrictEqual(new Set(recorded), new Set(wanted)) ? [] : [`round ${index + 1} asks otherwise`];
  });
};

/** Every sentence that the case calls for can be said, with nothing left open, and the grade fits the verdicts. */
const reported = (chosen: Plan, evidence: Evidence, verdicts: readonly Verdict[]): string[] => {
  const { checks, grade, next } = score(chosen, evidence, verdicts, {
    hints: 'full',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
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
