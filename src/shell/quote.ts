/** One word of POSIX sh that stands for exactly this text (XCU 2.2.2: nothing is special between single quotes). */
export const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** The same for people: quoted only where it must be. */
export const word = (text: string): string => (/^[\w./:@%+=,-]+$/.test(text) ? text : quote(text));
