import { plain } from '../plain.ts';

/** A text as it is in Markdown and in a table's cell: nothing in it is a mark, a link, a mention or HTML. */
export const markdown = (text: string): string =>
  plain(text).replace(/[\\`*_{}[\]()#+!|<>&@~:$"']|^[-=\d]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A table. Each cell is Markdown already. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
