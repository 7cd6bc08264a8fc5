import { plain } from '../plain.ts';

/**
 * A text as Markdown that shows exactly it: no markup, no link, no table cell, no mention and no reference of a forge can
 * come out of it.
 */
export const escaped = (text: string): string =>
  plain(text)
    .replace(/[\\`*_{}[\]()<>#+\-.!|~$^=:"'&/]/g, '\\$&')
    .replace(/@/g, '@&#8203;')
    .replace(/\\#/g, '\\#&#8203;')
    .replace(/\b(www)(?=\\\.)/gi, '$1&#8203;');

/** Lines as a block of code, fenced by more backticks than any of them holds. */
export const fenced = (lines: readonly string[]): string[] => {
  const shown = lines.map(plain);
  const longest = Math.max(2, ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...shown, fence];
};
