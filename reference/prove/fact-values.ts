import { createHash } from 'node:crypto';
import { type Evidence, isUnknown, type Probe } from '../../src/index.ts';
import type { Facts } from '../../src/stages/facts.ts';
import type { Plan } from '../../src/stages/plan.ts';
import { firstRound, secondRound } from '../../src/stages/rounds.ts';

/** The facts of a host as plain JSON values, by their probe's id. */
export type FactValues = Readonly<Record<string, unknown>>;

/** The facts of both rounds. A fact that no check of today looks at is held too: the next check may. */
export const factValues = (chosen: Plan, evidence: Evidence, known: Facts): FactValues =>
  Object.fromEntries(
    roundsOf(chosen, evidence, known)
      .flat()
      .map((probe) => [probe.id, jsonOf(reasonOf(known.of(probe)))]),
  );

/** The probes of both rounds. */
export const roundsOf = (chosen: Plan, { outputs }: Evidence, known: Facts): Probe<unknown>[][] => {
  const first = Object.fromEntries(Object.entries(outputs).filter(([, { round }]) => round === 1));
  return [firstRound(chosen), secondRound(chosen, first, known)];
};

/** The first digits of the SHA-256 of a value's JSON. */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, plain) ?? 'undefined')
    .digest('hex')
    .slice(0, 8);

/** The runtime's own words for why something is not known are not ours to hold. */
const reasonOf = (fact: unknown): unknown => (isUnknown(fact) ? fact.unknown : fact);

const jsonOf = (value: unknown): unknown => {
  const text = JSON.stringify(value, plain);
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
};

/** JSON knows no maps, no sets and no large integers. */
const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === 'bigint' ? String(value) : value;
};
