/** The first names of a list, and how many more there are: `alice, bob and 3 more`. */
export const someOf = (names: readonly string[], most: number): string => {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
};

/** The first lines of a list, and one line that counts the others. */
export const firstOf = (lines: readonly string[], most: number, rest: (more: number) => string): string[] => {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), rest(more)] : [...lines];
};
