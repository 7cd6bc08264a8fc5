/**
 * Stands in a fragment, and in the id of its probe, for a word that is only known on the host: the shell has it in a
 * variable of this name. No parameter of a lab can hold these two characters.
 */
export const found = (variable: string): string => `\u0001${variable}\u0002`;
const mentioned = /\u0001(\w+)\u0002/g;

/** Numbers as words; a found list is one word, with commas in it. */
export const separate = (numbers: readonly (number | string)[]): string =>
  numbers.map((one) => (typeof one === 'number' ? one : `$(IFS=,; echo ${one})`)).join(' ');

/** A fragment whose found words are the shell's variables, also where they stand outside of quotes. */
export const withFound = (script: string): string => script.replace(mentioned, '$$$1');

/**
 * One word of POSIX sh that stands for exactly this text (XCU 2.2.2: nothing is special between single quotes), and for
 * the found words in it.
 */
export const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`).replace(mentioned, `'"$$$1"'`)}'`;

/** The same for people: quoted only where it must be; a leading `~/` keeps its meaning. */
export const word = (text: string): string => {
  const home = text.startsWith('~/') ? '~/' : '';
  const rest = text.slice(home.length);
  return home + (/^[\w./:@%+=,-]+$/.test(rest) || (home && rest === '') ? rest : quote(rest));
};

/** One word that stands for a path of the host, as a probe sees it: below `$r`, and `~/` in the home folder `$d`. */
export const hostPath = (path: string): string =>
  path.startsWith('~/') ? `"$r$d"/${quote(path.slice(2))}` : `$r${quote(path)}`;
