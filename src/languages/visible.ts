/** C0 and C1 controls, bidi controls and marks, zero-width and other characters that change how a line reads. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/**
 * Text from a host, made harmless: each control or invisible character becomes its visible name (`\x1b`, `\u202e`), so
 * that it can neither move a cursor nor forge a line in any report.
 *
 * @param most the longest text that is shown, in characters
 */
export const visible = (text: string, most = 300): string => {
  const shown = text.toWellFormed().replace(hidden, (character) => {
    const code = character.codePointAt(0)!;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return shown.length > most ? `${shown.slice(0, most).toWellFormed()}…` : shown;
};
