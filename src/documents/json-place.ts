import type { Path } from './position.ts';

/**
 * The offset at which the value at a path begins in a valid JSON text; that of the nearest value above where there is
 * none.
 */
export const offsetIn = (text: string, path: Path): number => {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const inner = memberOf(text, at, step);
    if (inner === undefined) break;
    at = inner;
  }
  return at;
};

const memberOf = (text: string, start: number, step: string | number): number | undefined => {
  const isObject = text[start] === '{';
  if (!isObject && text[start] !== '[') return undefined;
  let at = skipSpace(text, start + 1);
  for (let place = 0; text[at] !== '}' && text[at] !== ']'; place += 1) {
    let name: unknown = place;
    if (isObject) {
      const end = endOfString(text, at);
      name = JSON.parse(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (name === step) return at;
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return undefined;
};

const matchEnd = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? found.index : text.length;
};

const skipSpace = (text: string, at: number): number => matchEnd(/\S/g, text, at);

const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  for (;;) {
    at = matchEnd(/["\\]/g, text, at);
    if (text[at] !== '\\') return at + 1;
    at += 2;
  }
};

const endOfValue = (text: string, start: number): number => {
  let depth = 0;
  let at = start;
  do {
    const character = text[at]!;
    if (character === '"') at = endOfString(text, at);
    else if ('{}[]'.includes(character)) {
      depth += character === '{' || character === '[' ? 1 : -1;
      at += 1;
    } else at = matchEnd(/[\s"[\]{},:]/g, text, at + 1);
  } while (depth > 0);
  return at;
};
