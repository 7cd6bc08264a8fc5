/** One word of POSIX sh that stands for exactly this text (XCU 2.2.2: nothing is special between single quotes). */
export const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** The same for people: quoted only where it must be; a leading `~/` keeps its meaning. */
export const word = (text: string): string => {
  const home = text.startsWith('~/') ? '~/' : '';
  const rest = text.slice(home.length);
  return home + (/^[\w./:@%+=,-]+$/.test(rest) || (home && rest === '') ? rest : quote(rest));
};

/** One word that stands for a path of the host, as a probe sees it: below `$r`, and `~/` in the home folder `$d`. */
export const hostPath = (path: string): string =>
  path.startsWith('~/') ? `"$r$d"/${quote(path.slice(2))}` : `$r${quote(path)}`;
