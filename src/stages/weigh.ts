import type { Check } from '../model/check.ts';
import type { LabcheckError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import type { Weights } from '../model/weight.ts';
import { unknownCheck } from './plan.ts';

/** The lab as a course weighs it. A dropped check keeps its place; it is skipped. */
export const weigh = (lab: Lab, weights: Weights): Lab => ({
  ...lab,
  checks: lab.checks.map((check) => weighed(check, weights)),
});

/** The ids of the checks that a course drops. */
export const dropped = (weights: Weights): string[] =>
  Object.entries(weights).flatMap(([id, weight]) => (weight === 'drop' ? [id] : []));

const weighed = (check: Check<never>, weights: Weights): Check<never> => {
  const weight = Object.hasOwn(weights, check.id) ? weights[check.id] : undefined;
  return weight === undefined || weight === 'drop' ? check : { ...check, ...weight };
};

/** A contradiction, and the check whose weight causes it; `bonus` where it is that property. */
export type WeightProblem = { readonly check: string; readonly property?: 'bonus'; readonly says: string };

/**
 * Why a lab cannot be weighed so: checks that it does not have, or a check that counts but waits for a bonus. A bonus
 * must never cost a required point, and it would, as the other is blocked where it fails.
 */
export const weightProblems = (lab: Lab, weights: Weights): WeightProblem[] => {
  const known = new Set(lab.checks.map(({ id }) => id));
  const unknown = Object.keys(weights).filter((id) => !known.has(id));
  const left = new Set([...known].filter((id) => weights[id] !== 'drop'));
  const checks = weigh(lab, weights).checks.filter(({ id }) => left.has(id));
  const bonus = new Set(checks.filter((check) => check.bonus).map(({ id }) => id));
  const clashes = checks
    .filter((check) => !check.bonus)
    .map((check) => ({ check: check.id, behind: check.after.map(({ id }) => id).filter((id) => bonus.has(id)) }))
    .filter(({ behind }) => behind.length > 0);
  return [
    ...unknown.map((id) => ({ check: id, says: sentenceOf(unknownCheck(lab, id)) })),
    ...clashProblems(clashes, weights),
    ...(left.size === 0 ? [{ check: lab.checks[0]!.id, says: 'Every check is dropped. Leave at least one.' }] : []),
  ];
};

/** A check that counts, and the bonuses that it waits for. */
type Clash = { readonly check: string; readonly behind: readonly string[] };

/** Told at the one of the two that the course has changed, all others with it. */
const clashProblems = (clashes: readonly Clash[], weights: Weights): WeightProblem[] => {
  const isMade = (id: string): boolean => typeof weights[id] === 'object' && weights[id].bonus === true;
  const made = [...new Set(clashes.flatMap(({ behind }) => behind.filter(isMade)))];
  const rest = clashes.filter(({ behind }) => !behind.some(isMade));
  return [
    ...made.map((id): WeightProblem => {
      const others = clashes.filter(({ behind }) => behind.includes(id)).map(({ check }) => check);
      const says = `${others.join(', ')} must not wait for a bonus: it would cost points that count.`;
      return { check: id, property: 'bonus', says: `${says} Make what waits a bonus too, or drop it.` };
    }),
    ...rest.map(({ check, behind }): WeightProblem => {
      const says = `it waits for the bonus ${behind.join(', ')}, which would cost points that count.`;
      return { check, property: 'bonus', says: `${says} Make that count too: ${behind[0]}: { bonus: false }.` };
    }),
  ];
};

const sentenceOf = ({ message, cure }: LabcheckError): string => [message, cure].filter(Boolean).join(' ');
