import { UsageError } from '../model/errors.ts';
import { firstOf } from '../model/some-of.ts';
import type { PlacedProblem, Problem, Where } from './position.ts';
import { withoutSecrets } from './secrets.ts';

export const placed = (problems: readonly Problem[], where: Where): PlacedProblem[] =>
  problems.map(({ path, atKey, says }) => ({ ...where(path, atKey), says }));

/** More than this at once helps nobody who did not ask for all. */
const mostProblems = 20;

/** A document that cannot be used: one line a problem, `FILE:LINE:COLUMN: what is wrong`, in the order of the file. */
export const refusal = (
  file: string,
  problems: readonly PlacedProblem[],
  cure: string,
  most = mostProblems,
): UsageError => {
  const files = [file, ...new Set(problems.flatMap((problem) => problem.file ?? []))];
  const rank = (problem: PlacedProblem): number => files.indexOf(problem.file ?? file);
  const inOrder = problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
  const lines = [
    ...new Set(
      inOrder.map((problem) =>
        withoutSecrets(`${problem.file ?? file}:${problem.line}:${problem.column}: ${problem.says}`),
      ),
    ),
  ];
  return new UsageError(firstOf(lines, most, (more) => `${file}: … and ${more} more.`).join('\n'), cure);
};
