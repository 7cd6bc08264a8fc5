import type { Lab } from '../../src/index.ts';
import { classicMistakes } from '../demo-students.ts';
import type { LabReference } from '../lab-reference.ts';
import type { Mutant } from '../mutant.ts';

/** Somebody of a simulated class, and what they did wrong; undefined where they began nothing. */
export type SimulatedStudent = {
  readonly id: string;
  readonly name: string;
  readonly mistakes: readonly Mutant[] | undefined;
};

const names = ['Alice', 'Bob', 'Carol'];
const nameOf = (index: number): string => names[index] ?? `Student ${String(index + 1).padStart(3, '0')}`;

/** A class of that size: always the same one. Alice made no mistake, bob the classic ones, carol began nothing. */
export const simulatedStudents = (reference: LabReference, count: number): SimulatedStudent[] =>
  Array.from({ length: count }, (_, index) => {
    const name = nameOf(index);
    return { id: name.toLowerCase().replace(' ', '-'), name, mistakes: mistakesOf(reference, index) };
  });

/** One in ten begins nothing, one in seven makes no mistake, the others make one, two or three. */
const mistakesOf = (reference: LabReference, index: number): readonly Mutant[] | undefined => {
  const { lab } = reference;
  const required = lab.checks.flatMap((check) => (check.bonus ? [] : check.id));
  const mutants = reference.mutants.filter(({ killedBy }) => killedBy.every(([check]) => required.includes(check)));
  if (index % 10 === 2) return undefined;
  if (index % 7 === 0) return [];
  if (index === 1) return classicMistakes(reference);
  const chosen: Mutant[] = [];
  // Strides without a common factor with most numbers of mutants: neighbours make different mistakes.
  for (let step = 0; step < mutants.length && chosen.length < (index % 3) + 1; step += 1) {
    const next = mutants[(index * 11 + step * 17) % mutants.length]!;
    if (next.phases === undefined && chosen.every((one) => standTogether(lab, one, next))) chosen.push(next);
  }
  // Mistakes that start the app again come first, while everything it needs is in place.
  return chosen.toSorted((one, other) => Number(touches(other).process) - Number(touches(one).process));
};

/** Whether two mistakes can be made on one host so that each is still seen for what it is. */
export const standTogether = (lab: Pick<Lab, 'checks'>, one: Mutant, other: Mutant): boolean => {
  const [first, second] = [touches(one), touches(other)];
  const apart =
    !(first.tree && second.tree) && !(first.process && second.process) && !(first.network && second.network);
  return apart && one.killedBy.every(([a]) => other.killedBy.every(([b]) => !related(lab, a, b)));
};

/** The things that the shell of a mistake changes. */
const touches = ({ break: act }: Mutant) => ({
  tree: /\b(mv|rm|cp|touch|chmod|mkfifo|mkdir|ln|tar|mount)\b[^;]*\$R/.test(act),
  process: /\b(stop|start|again|launch|inside|isolated|variant|kill)\b/.test(act),
  network: /\b(unpair|pair|up|iptables|ip (addr|link|route|-n|netns (add|delete)))\b|>\/proc\/sys/.test(act),
});

/** Whether one check comes after the other, however far: the mistake of the one would hide that of the other. */
const related = ({ checks }: Pick<Lab, 'checks'>, a: string, b: string): boolean => {
  const before = (id: string): string[] => {
    const earlier = checks.find((check) => check.id === id)?.after ?? [];
    return [id, ...earlier.flatMap((check) => before(check.id))];
  };
  return before(a).includes(b) || before(b).includes(a);
};
