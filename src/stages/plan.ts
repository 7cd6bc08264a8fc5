import type { Check } from '../model/check.ts';
import { UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { nearest } from '../model/nearest.ts';
import type { Parameter } from '../model/parameter.ts';
import type { Needs } from '../model/probe.ts';

/** A parameter's value, once read. */
export type Value = string | number | undefined;

/** A lab with its parameters read and its checks chosen: all that collecting and judging depend on. */
export type Plan = {
  readonly lab: Lab;
  readonly parameters: Readonly<Record<string, Value>>;
  /** The parameters that were set, as they were given. */
  readonly set: Readonly<Record<string, string>>;
  readonly checks: readonly Check<never>[];
  readonly skipped: readonly string[];
  /** The phases that were asked for; empty for all. */
  readonly phases: readonly string[];
};

/** The questions of one check under a plan. */
export const needsOf = (check: Check<never>, plan: Plan): Needs => {
  const ofPlan = asked.get(plan) ?? new Map<Check<never>, Needs>();
  asked.set(plan, ofPlan);
  const known = ofPlan.get(check) ?? check.needs(plan.parameters as never);
  ofPlan.set(check, known);
  return known;
};

/** Questions stay the same objects for a plan: what they led to is kept by them. */
const asked = new WeakMap<Plan, Map<Check<never>, Needs>>();

/** The questions of the lab's scene under a plan; none where the lab tells no scene. */
export const needsOfScene = ({ lab, parameters }: Plan): Needs => lab.scene?.needs(parameters as never) ?? {};

/**
 * Reads the parameters and chooses the checks.
 *
 * @param set parameters by name, as text; those absent keep the lab's default
 * @param skip ids of checks that are neither asked nor judged; what they are worth is not possible in this run
 * @param phases the lab's phases to grade, likewise; all where none is named
 * @throws UsageError for an unknown parameter, check or phase, or a value that the parameter does not allow
 */
export const plan = (
  lab: Lab,
  set: Readonly<Record<string, string>> = {},
  skip: readonly string[] = [],
  phases: readonly string[] = [],
): Plan => {
  const ids = lab.checks.map(({ id }) => id);
  for (const id of skip) if (!ids.includes(id)) throw unknownCheck(lab, id);
  for (const phase of phases) if (!lab.phases.includes(phase)) throw unknownPhase(lab, phase);
  return {
    lab,
    parameters: readParameters(lab, set),
    set,
    checks: lab.checks.filter(
      ({ id, phase }) => !skip.includes(id) && (phases.length === 0 || phase === undefined || phases.includes(phase)),
    ),
    skipped: ids.filter((id) => skip.includes(id)),
    phases: lab.phases.filter((phase) => phases.includes(phase)),
  };
};

/** The same checks with other parameters: those that saved evidence was asked with. */
export const planWith = (plan: Plan, set: Plan['set']): Plan =>
  isSame(plan.set, set) ? plan : { ...plan, set, parameters: readParameters(plan.lab, set) };

const isSame = (a: Plan['set'], b: Plan['set']): boolean => {
  const names = Object.keys({ ...a, ...b });
  return names.every((name) => a[name] === b[name]);
};

const unknownPhase = (lab: Lab, phase: string): UsageError =>
  new UsageError(
    `The lab ${lab.id} has no phase "${phase}".${nearest(phase, lab.phases)}`,
    lab.phases.length > 0 ? `Its phases are: ${lab.phases.join(', ')}.` : 'It has no phases: leave --phase out.',
  );

/** The error for a check id that the lab does not have. */
export const unknownCheck = (lab: Lab, id: string): UsageError => {
  const ids = lab.checks.map((check) => check.id);
  return new UsageError(
    `The lab ${lab.id} has no check "${id}".${nearest(id, ids)}`,
    `Its checks are: ${ids.join(', ')}.`,
  );
};

/**
 * The values of a lab's parameters.
 *
 * @throws UsageError that names the parameter, the value found and what is allowed
 */
export const readParameters = (lab: Lab, set: Readonly<Record<string, string>>): Record<string, Value> => {
  const spec = lab.parameters as Readonly<Record<string, Parameter<Value>>>;
  for (const name of Object.keys(set)) {
    if (Object.hasOwn(spec, name)) continue;
    const names = Object.keys(spec);
    throw new UsageError(
      `The lab ${lab.id} has no parameter "${name}".${nearest(name, names)}`,
      `Its parameters are: ${names.join(', ')}.`,
    );
  }
  return Object.fromEntries(
    Object.entries(spec).map(([name, parameter]) => {
      const given = set[name];
      if (given === undefined) return [name, parameter.default];
      const value = parameter.read(given);
      if (value === undefined)
        throw new UsageError(`The parameter ${name} cannot be "${given}".`, `Allowed: ${parameter.allowed}.`);
      return [name, value];
    }),
  );
};
