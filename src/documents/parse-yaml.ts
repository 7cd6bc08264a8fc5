import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { UsageError } from '../model/errors.ts';
import type { PlacedProblem, Where } from './position.ts';
import { refusal } from './refusal.ts';
import { placeOf, placesIn } from './yaml-places.ts';

/** A parsed YAML text: its value, where each part of it stands, and what is wrong besides its syntax. */
export type YamlText = { readonly value: unknown; readonly where: Where; readonly problems: readonly PlacedProblem[] };

/** Texts even where they look like numbers: the id 00123 keeps its zeros. */
const texts: ReadonlySet<string> = new Set(['id', 'student', 'group']);

/** Deeper than any course file. The parser's own stack ends at some hundreds, and V8 may not survive that. */
const deepest = 50;

/**
 * Parses one YAML document. Anchors and aliases are refused: an alias can stand for far more than the file holds.
 *
 * @param file its name, for errors
 * @throws UsageError with line and column for each error of syntax
 */
export const parseYaml = (file: string, text: string, cure: string): YamlText => {
  if (isTooDeep(text)) throw new UsageError(`${file} is nested more than ${deepest} levels deep.`, cure);
  const counter = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  // Equal keys are found below, in linear time.
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, lineCounter: counter });
  const broken = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
    ...at(pos[0]),
    says: code === 'MULTIPLE_DOCS' ? 'A second document begins here; one is allowed.' : `${message}.`,
  }));
  if (broken.length > 0) throw refusal(file, broken, cure);

  const { places, repeated, aliases } = placesIn(document.contents);
  if (aliases.length > 0)
    throw refusal(
      file,
      aliases.map((offset) => ({
        ...at(offset),
        says: 'Anchors (&) and aliases (*) are not used here; write the value out.',
      })),
      cure,
    );
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !texts.has(String(key.value)) || !isScalar(value)) return;
      if (typeof value.value === 'number') value.value = value.source;
    },
  });
  return {
    value: (document as Document).toJS(),
    where: (path, atKey) => at(placeOf(places, path)[atKey ? 'key' : 'value']),
    problems: repeated.map(({ name, first, again }) => ({
      ...at(again),
      says: `${name} is given twice, first on line ${at(first).line}.`,
    })),
  };
};

const isTooDeep = (text: string): boolean => {
  if (new RegExp(`^[ \\t?-]{${deepest * 4}}`, 'm').test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > deepest) return true;
  }
  return false;
};
