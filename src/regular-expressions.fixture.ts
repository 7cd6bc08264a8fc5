import { transformSync } from 'esbuild';

/** A regular expression as it stands in a source, without its slashes. */
export type Pattern = { readonly source: string; readonly flags: string };

/** A slash after one of these, or after such a word, begins a regular expression; after all else it divides. */
const before = /[(,=:[!&|?{};<>+*%~^\n-]$|(?:^|[^\w$.])(?:return|typeof|case|in|of|void|await|yield)$/;

/** All literals of regular expressions in a TypeScript source. */
export const patternsIn = (typescript: string): Pattern[] => {
  const { code } = transformSync(typescript, { loader: 'ts', target: 'es2024', legalComments: 'none' });
  const found: Pattern[] = [];
  /** For each open brace, whether its end leads back to code or to the template that it interrupted. */
  const open: ('code' | 'template')[] = [];
  let done = '';
  let at = 0;
  const take = (token: RegExp): string => {
    token.lastIndex = at;
    const [text = code[at] ?? ''] = token.exec(code) ?? [];
    at += text.length;
    return text;
  };
  const template = (): void => {
    take(/(?:[^`$\\]|\\[^]|\$(?!\{))*/y);
    if (take(/\$\{|`/y) === '${') open.push('template');
  };
  while (at < code.length) {
    const char = code[at];
    if (char === '"' || char === "'") {
      take(char === '"' ? /"(?:[^"\\]|\\[^])*"/y : /'(?:[^'\\]|\\[^])*'/y);
      done = '"';
    } else if (char === '`') {
      at += 1;
      template();
      done = '"';
    } else if (char === '{') {
      open.push('code');
      at += 1;
      done += char;
    } else if (char === '}') {
      at += 1;
      if (open.pop() === 'template') template();
      done = '}';
    } else if (code.startsWith('//', at)) take(/[^\n]*/y);
    else if (code.startsWith('/*', at)) take(/\/\*[^]*?\*\//y);
    else if (char === '/' && (done === '' || before.test(done))) {
      const text = take(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y);
      const end = text.lastIndexOf('/');
      found.push({ source: text.slice(1, end), flags: text.slice(end + 1) });
      done = '"';
    } else {
      at += 1;
      if (char !== ' ') done = (done + char).slice(-12);
    }
  }
  return found;
};
