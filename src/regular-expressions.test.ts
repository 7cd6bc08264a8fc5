import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import { expect, test } from 'vitest';
import { patternsIn } from './regular-expressions.fixture.ts';

const root = join(import.meta.dirname, '..');
const sources = ['src', 'checks'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .map((file) => `${room}/${file}`)
    .filter((file) => /(?<!\.test|\.fixture)\.ts$/.test(file)),
);

test('all literals of a source are found, and nothing else', () => {
  const source =
    String.raw`const half = (a: number) => a / 2 / 3; /* /no/ */ const r = [/a\/[/]b/giu, x.match(/c/)]; // /no/
  const t = \`/no/ \${"}" + y.replace(/d\`/g, '/no/')} /no/\`; const u = () => { return /e/; };`
      .replaceAll('\\`', '`')
      .replaceAll('\\${', '${');
  expect(patternsIn(source).map(({ source: found, flags }) => `/${found}/${flags}`)).toEqual([
    '/a\\/[/]b/giu',
    '/c/',
    '/d`/g',
    '/e/',
  ]);
});

test('no pattern takes more than linear time, whatever it is fed', () => {
  const found = sources.flatMap((file) =>
    patternsIn(readFileSync(join(root, file), 'utf8')).map((pattern) => ({ file, ...pattern })),
  );
  expect(found.length).toBeGreaterThan(200);
  const slow = found.flatMap(({ file, source, flags }) => {
    const { reports } = analyse({ source, flags: flags.replace('v', 'u') });
    return reports.map(
      ({ type, exponential, character }) =>
        `${file}: /${source}/${flags} ${type}${exponential ? ' exponential' : ''} on ${character.pick}`,
    );
  });
  expect(slow).toEqual([]);
});
