const unseen = /[\p{Mn}\p{Me}]/u;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;

/** How many columns a text takes; East Asian letters and emoji take two. */
export const width = (text: string): number => {
  let columns = 0;
  for (const character of text) columns += unseen.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
};

/**
 * A text behind its lead, broken at spaces where a line would be longer than the screen; later lines begin under the
 * text, or near the left edge where that would leave less than half of the screen. A word is never broken, so that a
 * path can be copied whole.
 */
export const wrap = (lead: string, text: string, columns: number): string[] => {
  const start = width(lead);
  const hang = start <= columns / 2 ? start : Math.min(6, Math.floor(columns / 4));
  const lines: string[] = [];
  let line = lead;
  let used = start;
  let blank = true;
  for (const [, gap = '', word = ''] of text.matchAll(/(?<! )( *)([^ ]+)/g)) {
    const space = blank ? '' : gap;
    const needed = width(space) + width(word);
    if (used + needed <= columns || (blank && used <= hang)) {
      line += space + word;
      used += needed;
    } else {
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = ' '.repeat(hang) + word;
      used = hang + width(word);
    }
    blank = false;
  }
  return [...lines, line.trimEnd()];
};
