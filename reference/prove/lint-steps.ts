import { type Cause, type Lab, repairsOf, type Step } from '../../src/index.ts';
import { plan } from '../../src/stages/plan.ts';
import { commandLine, valuesOf } from '../../src/stages/sentences.ts';
import { destroys, isGuarded } from '../heal/destroys.ts';

/** A line that is longer is broken on the screen, and cannot be copied. */
const longest = 120;

/** The faults of a lab's steps as they are written, one sentence each. Pure. */
export const lintSteps = (lab: Lab): string[] => {
  const values = valuesOf(plan(lab), {});
  return lab.checks.flatMap(({ id, causes }) =>
    Object.entries<Cause>(causes).flatMap(([name, cause]) => {
      const where = `the cause ${name} of ${id}`;
      return [
        ...(hasRepair(cause)
          ? []
          : [`There is no repair for ${where}: write its lines, or one step in words with elsewhere().`]),
        ...stepsOf(cause).flatMap(({ run }) => (run === null ? [] : faultsOf(run, commandLine(run, values), where))),
      ];
    }),
  );
};

const faultsOf = (template: string, line: string, where: string): string[] => [
  ...(line.length > longest ? [`A line of ${where} is longer than ${longest} characters: ${line}`] : []),
  ...(destroys(template) && !isGuarded(template)
    ? [`A line of ${where} destroys whatever is there: test before that it is the lab's own: ${template}`]
    : []),
  ...(/\$\{\w+\}/.test(template) ? [`A line of ${where} holds "\${": a value is written as {name}.`] : []),
  ...quotedNames(template).map(
    (name) => `A line of ${where} has {${name}} within quotes, where a name could end them: ${template}`,
  ),
];

/** The values that stand within quotes of a line; what `$(…)` holds is quoted by itself. */
export const quotedNames = (template: string): string[] => {
  const inner = [...template.matchAll(/\$\(([^()]*)\)/g)].flatMap(([, line = '']) => quotedNames(line));
  const outer = template.replace(/\$\([^()]*\)/g, '').replace(/\\./g, '');
  const free = namesIn(outer.replace(/'[^']*'|"[^"]*"/g, ''));
  return [...namesIn(outer).filter((name) => !free.includes(name)), ...inner];
};

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const hasRepair = (cause: Cause): boolean => repairsOf(cause).every(([, steps]) => steps.length > 0);

/** The steps of a cause: to look, and to repair in each way. */
export const stepsOf = (cause: Cause): Step[] => [
  ...(cause.look ?? []),
  ...repairsOf(cause).flatMap(([, steps]) => steps),
];
