import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

// The rules of .github/CONTRIBUTING.md on language that a machine can hold.

const root = join(import.meta.dirname, '..');

/** One thing that is said, and where: a file of the project and a line, from 1. */
type Said = { readonly place: string; readonly text: string };

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => `${folder}/${file}`);

const sources = ['src', 'checks', 'reference', 'scripts'].flatMap((folder) => filesBelow(folder, /\.(tsx?|mjs|cjs)$/));
const pages = ['README.md', 'CHANGELOG.md', '.github/CONTRIBUTING.md'].concat(
  filesBelow('docs', /\.md$/),
  filesBelow('checks', /\.md$/),
);

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The comments of a source; lines that stand below each other are one. */
const commentsOf = (file: string): Said[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const joined: { start: number; end: number; value: string }[] = [];
  for (const { value, start, end } of parseSync(file, text).comments) {
    const before = joined.at(-1);
    const plain = value.replace(/^\s*\*+ ?/gm, '').trim();
    if (before && /^\s*$/.test(text.slice(before.end, start)) && lineOf(text, start) === lineOf(text, before.end) + 1)
      joined[joined.length - 1] = { start: before.start, end, value: `${before.value} ${plain}` };
    else joined.push({ start, end, value: plain });
  }
  return joined.map(({ start, value }) => ({ place: `${file}:${lineOf(text, start)}`, text: value }));
};

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The texts of a source, without those of types and imports; a value that is put in is "…". */
const textsOf = (file: string): Said[] => {
  const source = readFileSync(join(root, file), 'utf8');
  const found: Said[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'Literal' && typeof node['value'] === 'string')
      found.push({ place: `${file}:${lineOf(source, node.start)}`, text: node['value'] });
    if (node.type === 'TemplateLiteral')
      found.push({
        place: `${file}:${lineOf(source, node.start)}`,
        text: (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…'),
      });
    for (const child of Object.values(node))
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one);
  };
  visit(parseSync(file, source).program as unknown as Node);
  return found;
};

/** The prose of a page: no code, no tables, no headings. */
const paragraphsOf = (file: string): Said[] => {
  const prose = readFileSync(join(root, file), 'utf8')
    .replace(/^```.*?^```/gms, (code) => code.replace(/[^\n]/g, ''))
    .replace(/^[|#].*$/gm, '');
  return [...prose.matchAll(/(?:^(?=.*\S).*\n?)+/gm)].flatMap(({ 0: text, index }) =>
    text
      .split(/^\s*(?:[-*]|\d+\.) /m)
      .map((part) => ({ place: `${file}:${lineOf(prose, index)}`, text: part.replace(/\s+/g, ' ').trim() })),
  );
};

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?]["”’)]*)\s+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

/** Texts that are read as sentences: several words, a capital or a value first, a full stop last. */
const isSentence = (text: string): boolean => /^["“`{…A-Z][^\n]*[.!?:]$/.test(text) && text.split(/\s+/).length > 3;

const forPeople = (): Said[] => [
  ...sources
    .filter((file) => !/\.(test|fixture)\./.test(file))
    .flatMap(textsOf)
    .filter(({ text }) => isSentence(text)),
  ...pages.flatMap(paragraphsOf),
];

const places = (said: readonly Said[], isWrong: (sentence: string) => boolean): string[] =>
  said.flatMap(({ place, text }) =>
    sentencesOf(text)
      .filter(isWrong)
      .map((sentence) => `${place}: ${sentence}`),
  );

/** A subject such as "What holds"; a question has none. */
const hasHiddenSubject = (sentence: string): boolean =>
  /^(What|Who|Whoever)\b/.test(sentence) && !sentence.endsWith('?');

test('a comment names its thing first: no subject is What, Who or Whoever', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(places(sources.flatMap(commentsOf), hasHiddenSubject)).toEqual([]);
});

test('so does a sentence for people', () => {
  expect(places(forPeople(), hasHiddenSubject)).toEqual([]);
});

test('a sentence for people has at most 160 characters', () => {
  expect(places(forPeople(), (sentence) => sentence.replace(/\]\([^)]*\)/g, ']').length > 160)).toEqual([]);
});

test('nothing is left away: it is omitted', () => {
  const said = [...sources.flatMap(commentsOf), ...forPeople()];
  expect(places(said, (sentence) => /\b(leave|left|leaving)\b[^.]{0,40}\baway\b/i.test(sentence))).toEqual([]);
});

test('no errno and no JSON path in a sentence', () => {
  expect(
    places(forPeople(), (sentence) =>
      /\bE(?:ACCES|EXIST|NOENT|INVAL|PERM|CONN[A-Z]+|MFILE|PIPE|TIMEDOUT|HOSTUNREACH)\b|\bat \/[a-z]+\/\S+: must\b|\bmust (?:be array|NOT have|match pattern)/.test(
        sentence,
      ),
    ),
  ).toEqual([]);
});

test.each([
  [hasHiddenSubject, 'What a check is.', true],
  [hasHiddenSubject, 'What is a check?', false],
  [isSentence, 'The host has no {detail}.', true],
  [isSentence, 'sed -n 1p', false],
] as const)('%o takes "%s" for %s', (rule, text, verdict) => {
  expect(rule(text)).toBe(verdict);
});
