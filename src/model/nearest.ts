/**
 * ` Did you mean "x"?` for the known name that is at most a third of its letters, or one, away from what was typed; else
 * nothing. A name that shares no letter with it is not near, however short it is.
 */
export const nearest = (typed: string, known: readonly string[]): string => {
  const [best] = known
    .map((name) => ({ name, distance: editDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .filter(({ name, distance }) => distance < Math.max(typed.length, name.length))
    .toSorted((a, b) => a.distance - b.distance);
  return best ? ` Did you mean "${best.name}"?` : '';
};

/** No name is longer: what was typed beyond this is not compared, for the comparison takes length times length. */
const longestName = 100;

/**
 * The fewest insertions, deletions, replacements of one character, and swaps of two neighbours (optimal string
 * alignment).
 */
const editDistance = (typed: string, to: string): number => {
  const from = typed.slice(0, longestName);
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = row[column - 1]! + (from[line - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1] ? before[column - 2]! + 1 : Infinity;
      next.push(
        Math.min(row[column]! + 1, next[column - 1]! + 1, replaced, column > 1 && line > 1 ? swapped : Infinity),
      );
    }
    [before, row] = [row, next];
  }
  return row.at(-1)!;
};
