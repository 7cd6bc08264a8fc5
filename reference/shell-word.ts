/** A text as one word of sh: as it is where that is safe, else in single quotes. */
export const shellWord = (text: string | number): string =>
  /^[\w@%+=:,./-]+$/.test(String(text)) ? String(text) : `'${String(text).replaceAll("'", `'\\''`)}'`;
