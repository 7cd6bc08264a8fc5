/** Where a text stops being JSON, and by which slip; lines count from 1. */
export type JsonFault = {
  readonly line: number;
  /** `comma`: one is missing between two values; `extra`: one too many; `quote`: a text is not closed; `other`. */
  readonly slip: 'comma' | 'extra' | 'quote' | 'other';
};

type Token = { readonly text: string; readonly line: number };

/** One token of JSON (RFC 8259), or white space; a text that is not closed ends with its line. */
const tokenPattern =
  /[ \t\r\n]+|[[\]{},:]|"(?:[^"\\\n]|\\.)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[^\s[\]{},:"]+/g;

/** Finds the fault of a text that JSON.parse refuses. */
export const jsonFault = (text: string): JsonFault => {
  const tokens = tokensOf(text);
  for (const [index, token] of tokens.entries()) {
    const { line } = token;
    const before = tokens[index - 1];
    if (token.text.startsWith('"') && !/^"(?:[^"\\]|\\.)*"$/.test(token.text)) return { line, slip: 'quote' };
    if (!token.text.startsWith('"') && !isKnown(token)) return { line, slip: 'other' };
    if (before?.text === ',' && (isClosing(token) || token.text === ',')) return { line: before.line, slip: 'extra' };
    if (before && endsValue(before) && startsValue(token)) return { line: before.line, slip: 'comma' };
  }
  return { line: tokens.at(-1)?.line ?? 1, slip: 'other' };
};

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let line = 1;
  for (const [token] of text.matchAll(tokenPattern)) {
    if (token.trim() !== '') tokens.push({ text: token, line });
    line += token.split('\n').length - 1;
  }
  return tokens;
};

const isClosing = ({ text }: Token): boolean => text === ']' || text === '}';
const startsValue = ({ text }: Token): boolean => !']},:'.includes(text);
const endsValue = ({ text }: Token): boolean => !'[{,:'.includes(text);
const isKnown = ({ text }: Token): boolean => /^(?:[[\]{},:]|-?\d.*|true|false|null)$/.test(text);
