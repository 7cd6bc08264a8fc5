/** The first names of a list, and how many more there are: `alice, bob and 3 more`. */
export const someOf = (names: readonly string[], most: number): string => {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
};
