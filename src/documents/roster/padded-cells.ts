import { zipTexts } from './zip-texts.ts';

/**
 * How many digits a workbook shows of the numbers on its first sheet, by “row column” from 0: an id such as 00123 is
 * often
 * the number 123 in the format 00000.
 */
export const paddedCells = (bytes: Uint8Array): ReadonlyMap<string, number> => {
  const files = zipTexts(bytes);
  const digits = digitsOfStyles(files.get('xl/styles.xml') ?? '');
  const padded = new Map<string, number>();
  for (const [cell] of (files.get(firstSheet(files)) ?? '').matchAll(/<c\b[^>]*>/g)) {
    const [, letters = '', row = ''] = /\br="([A-Z]{1,3})(\d+)"/.exec(cell) ?? [];
    const width = digits.get(Number(attribute(cell, 's')));
    if (width !== undefined) padded.set(`${Number(row) - 1} ${columnOf(letters)}`, width);
  }
  return padded;
};

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

/** The widths of the formats that are nothing but zeros, by the number of the style. */
const digitsOfStyles = (styles: string): Map<number, number> => {
  const formats = new Map<string | undefined, number>();
  for (const [tag] of styles.matchAll(/<numFmt\b[^>]*>/g)) {
    const code = attribute(tag, 'formatCode') ?? '';
    if (/^0{2,}$/.test(code)) formats.set(attribute(tag, 'numFmtId'), code.length);
  }
  const [, cells = ''] = /<cellXfs\b[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
  const widths = [...cells.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => formats.get(attribute(tag, 'numFmtId')));
  return new Map([...widths.entries()].flatMap(([style, width]) => (width === undefined ? [] : [[style, width]])));
};

const firstSheet = (files: ReadonlyMap<string, string>): string => {
  const [sheet = ''] = /<(?:\w+:)?sheet\b[^>]*>/.exec(files.get('xl/workbook.xml') ?? '') ?? [];
  const id = attribute(sheet, 'r:id');
  const links = [...(files.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b[^>]*>/g)];
  const link = links.find(([tag]) => attribute(tag, 'Id') === id)?.[0] ?? '';
  const target = attribute(link, 'Target') ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
};

/** A is 0, Z is 25, AA is 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
