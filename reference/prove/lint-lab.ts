import type { Cause, Check, Lab } from '../../src/index.ts';
import { needsOf, plan } from '../../src/stages/plan.ts';
import type { LabReference } from '../lab-reference.ts';
import { lintSteps, stepsOf } from './lint-steps.ts';

/** The names that a sentence or line puts in, in ICU or plain. */
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = '']) => name);

/**
 * The faults of a lab as it is written, one sentence each, before any host is built. Pure.
 *
 * Whether an `after` is exercised, and each value of a sentence given, is seen only in a run: the proof says so.
 */
export const lintLab = ({ lab, mutants }: Pick<LabReference, 'lab' | 'mutants'>): string[] => [
  ...(lab.summary.trim() === ''
    ? [`The lab ${lab.id} has no summary: say in one sentence what the student builds.`]
    : []),
  ...tasks(lab),
  ...twice(lab.checks).map((id) => `Two checks are called ${id}.`),
  ...lab.checks.flatMap((check) => [...causes(check), ...order(lab, check)]),
  ...killers(lab, mutants),
  ...parameters(lab),
  ...defaults(lab),
  ...lintSteps(lab),
];

/** Each id that more than one of them has. */
const twice = (all: readonly { readonly id: string }[]): string[] =>
  all.flatMap(({ id }, index) => (all.findIndex((one) => one.id === id) === index ? [] : [id]));

const tasks = ({ tasks: all, checks }: Lab): string[] => {
  const numbers = all.map(({ number }) => number);
  return [
    ...checks.filter((check) => check.tasks.length === 0).map(({ id }) => `The check ${id} names no task.`),
    ...checks.flatMap(({ id, tasks: named }) =>
      named
        .filter((task) => !numbers.includes(task))
        .map((task) => `The check ${id} names a task ${task} that the lab does not have.`),
    ),
    ...numbers
      .filter((number) => !checks.some((check) => check.tasks.includes(number)))
      .map((number) => `No check grades the task ${number}.`),
  ];
};

const causes = ({ id, causes: declared }: Check<never>): string[] =>
  Object.entries(declared).flatMap(([cause, { says, expected, actual, hints }]) => {
    const empty = Object.entries({ says, expected, actual }).filter(([, text]) => text.trim() === '');
    return [
      ...empty.map(([name]) => `The cause ${cause} of ${id} has no text for ${name}: write it in its check's file.`),
      ...(hints.filter((hint) => hint.trim() !== '').length >= 2
        ? []
        : [`The cause ${cause} of ${id} needs two hints or more: a question first, the repair last.`]),
    ];
  });

const order = ({ checks }: Lab, check: Check<never>): string[] => {
  const at = checks.indexOf(check);
  return check.after.flatMap((earlier) => {
    const place = checks.findIndex(({ id }) => id === earlier.id);
    return [
      ...(place < 0 ? [`The check ${check.id} comes after ${earlier.id}, which is not in the lab.`] : []),
      ...(place > at ? [`The check ${check.id} stands before ${earlier.id}, which it comes after.`] : []),
      ...(earlier.partial
        ? [`The check ${check.id} comes after ${earlier.id}, which may earn a share: nothing may rest on that.`]
        : []),
      ...(earlier.bonus && !check.bonus
        ? [`The check ${check.id} comes after the bonus check ${earlier.id}: a bonus may not block.`]
        : []),
    ];
  });
};

const killers = ({ id: lab, checks }: Lab, mutants: LabReference['mutants']): string[] => {
  const named = mutants.flatMap((mutant) =>
    mutant.killedBy.map(([check, cause]) => ({ mutant: mutant.id, pair: `${check} (${cause})` })),
  );
  const declared = checks.flatMap(({ id: check, causes: own }) =>
    Object.keys(own).map((cause) => ({ check, pair: `${check} (${cause})` })),
  );
  return [
    ...declared
      .filter(({ pair }) => !named.some((one) => one.pair === pair))
      .map(({ check, pair }) => `No mutant kills ${pair}. Begin one: npm run new -- mutant ${lab} NAME ${check}`),
    ...named
      .filter(({ pair }) => !declared.some((one) => one.pair === pair))
      .map(({ mutant, pair }) => `The mutant ${mutant} is killed by ${pair}, which does not exist.`),
    ...mutants
      .filter(({ story }) => story.trim() === '')
      .map(({ id }) => `The mutant ${id} has no story: say in one sentence what the student did.`),
    ...mutants
      .filter(({ break: act }) => act.trim() === '')
      .map(({ id }) => `The mutant ${id} breaks nothing: write the commands of its break.`),
    ...twice(mutants).map((id) => `Two mutants are called ${id}.`),
  ];
};

/** A default is a value that its own parameter reads as itself. */
const defaults = ({ parameters: spec }: Lab): string[] =>
  Object.entries(spec).flatMap(([name, parameter]) => {
    if (parameter.default === undefined) return [];
    const written = `${parameter.default as string | number}`;
    return parameter.read(written) === parameter.default
      ? []
      : [`The parameter ${name} does not read its own default "${written}".`];
  });

/**
 * A parameter counts as read where a question, a judge or a sentence asks for it; a name that nobody gives is a
 * fault.
 */
const parameters = (lab: Lab): string[] => {
  const read = new Set<string>();
  const chosen = plan(lab);
  const watched = new Proxy(chosen.parameters, {
    get: (values, name) => {
      if (typeof name === 'string') read.add(name);
      return Reflect.get(values, name) as unknown;
    },
  });
  const spec = lab.parameters;
  for (const check of lab.checks) {
    needsOf(check, { ...chosen, parameters: watched });
    const source = check.judge.toString();
    const texts = [
      check.title,
      source,
      ...Object.values(check.causes).flatMap((cause) => [
        cause.says,
        cause.expected,
        cause.actual,
        ...cause.hints,
        ...linesOf(cause),
      ]),
    ];
    for (const name of Object.keys(spec))
      if (texts.some((text) => new RegExp(`\\b${name}\\b`).test(text))) read.add(name);
  }
  return [
    ...Object.keys(spec)
      .filter((name) => !read.has(name))
      .map((name) => `No check reads the parameter ${name}.`),
    ...lab.checks.flatMap((check) => unknownNames(lab, check)),
  ];
};

/** The lines and words of a cause's steps. */
const linesOf = (cause: Cause): string[] => stepsOf(cause).flatMap(({ run, text }) => [run ?? '', text ?? '']);

/** Values of a failure that are spread into it, or that a variable holds. */
const gathered = /\.\.\.|\((['"`])[\w-]+\1, ?[a-z]/i;

/**
 * A title has only parameters to name; a hint or line names parameters, or what is found: what the same cause's
 * other texts or its judge name. Where the judge hands values on that were gathered elsewhere, only a host shows their
 * names: the proof looks at those.
 */
const unknownNames = ({ parameters: spec }: Lab, check: Check<never>): string[] => {
  const known = new Set(Object.keys(spec));
  return [
    ...placeholders(check.title)
      .filter((name) => !known.has(name))
      .map((name) => `The title of ${check.id} names an unknown parameter {${name}}.`),
    ...Object.entries(check.causes).flatMap(([cause, texts]) => {
      const given = new Set([...known, ...foundIn(check, cause)]);
      return [...texts.hints, ...linesOf(texts)]
        .flatMap(placeholders)
        .filter((name) => !given.has(name) && !mayFind(check, name))
        .map(
          (name) =>
            `A hint of the cause ${cause} of ${check.id} names {${name}}, which is no parameter and is not found.`,
        );
    }),
  ];
};

/**
 * Whether a judge names a value, or hands on values that were gathered elsewhere, or leaves its judgement to another
 * function, which is not read.
 */
const mayFind = ({ judge }: Check<never>, name: string): boolean => {
  const source = judge.toString();
  return (
    new RegExp(`\\b${name}\\b`).test(source) ||
    gathered.test(source) ||
    /\bjudge\(/.test(source.replace(/^judge\(/, ''))
  );
};

const foundIn = ({ causes: own }: Check<never>, cause: string): string[] => {
  const { says, expected, actual } = (
    own as Readonly<Record<string, { says: string; expected: string; actual: string }>>
  )[cause]!;
  return [says, expected, actual].flatMap(placeholders);
};
