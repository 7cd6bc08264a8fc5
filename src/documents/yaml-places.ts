import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { type Path, pathText } from './position.ts';

/** Where a value of a YAML text and its key begin, as offsets. */
export type Span = { readonly key: number; readonly value: number };

/** Places by path; what a reader of data must refuse is listed beside. */
export type Places = {
  readonly places: ReadonlyMap<string, Span>;
  readonly repeated: readonly { readonly name: string; readonly first: number; readonly again: number }[];
  readonly aliases: readonly number[];
};

const index = (path: Path): string => JSON.stringify(path);

/** Walks a parsed document once. */
export const placesIn = (root: unknown): Places => {
  const places = new Map<string, Span>();
  const repeated: { name: string; first: number; again: number }[] = [];
  const aliases: number[] = [];

  const walk = (node: unknown, path: Path, keyOffset: number): void => {
    const offset = startOf(node) ?? keyOffset;
    const known = places.get(index(path));
    if (known) repeated.push({ name: pathText(path), first: known.key, again: keyOffset });
    else places.set(index(path), { key: keyOffset, value: offset });
    if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined)) aliases.push(offset);
    if (isMap(node))
      for (const { key, value } of node.items) walk(value, [...path, nameOf(key)], startOf(key) ?? offset);
    if (isSeq(node))
      for (const [place, item] of node.items.entries()) walk(item, [...path, place], startOf(item) ?? offset);
  };
  walk(root, [], 0);
  return { places, repeated, aliases };
};

/** The place of a value, or of the nearest one above it that exists. */
export const placeOf = (places: Places['places'], path: Path): Span =>
  places.get(index(path)) ?? (path.length === 0 ? { key: 0, value: 0 } : placeOf(places, path.slice(0, -1)));

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : String(key));
