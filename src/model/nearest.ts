/** ` Did you mean "x"?` for the known name that is at most a third of its letters away from what was typed; else nothing. */
export const nearest = (typed: string, known: readonly string[]): string => {
  const [best] = known
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.distance - b.distance);
  return best ? ` Did you mean "${best.name}"?` : '';
};

/** No name is longer: what was typed beyond this is not compared, for the comparison takes length times length. */
const longestName = 100;

/** Levenshtein's distance: the fewest insertions, deletions and replacements of one character. */
const editDistance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from.slice(0, longestName)].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...to].entries())
      next.push(Math.min(next[column]! + 1, row[column + 1]! + 1, row[column]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
};
