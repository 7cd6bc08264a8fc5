import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * The rooms that each room may import, besides itself; the words are folders or files below the project. A lab is
 * `checks/*`.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/languages': ['src/model'],
  'src/shell': ['src/model'],
  'src/documents': ['src/model'],
  'src/probes': ['src/model', 'src/shell'],
  'src/transports': ['src/model', 'src/shell', 'src/documents'],
  'src/stages': ['src/model', 'src/shell', 'src/languages'],
  'src/reporters': ['src/model', 'src/languages'],
  'src/grading': [
    'src/model',
    'src/languages',
    'src/shell',
    'src/probes',
    'src/documents',
    'src/transports',
    'src/stages',
  ],
  'src/cli': [
    'src/model',
    'src/languages',
    'src/shell',
    'src/documents',
    'src/probes',
    'src/transports',
    'src/stages',
    'src/grading',
    'src/reporters',
    'src/index.ts',
  ],
  'src/index.ts': ['src/model', 'src/stages'],
  'src/main.ts': ['src', 'checks', 'reference'],
  'checks/resources': ['src/index.ts', 'src/probes'],
  'checks/index.ts': ['src/index.ts', 'checks'],
  'checks/*': ['src/index.ts', 'src/probes', 'checks/resources'],
  reference: ['src/index.ts', 'src/transports', 'src/stages', 'src/documents', 'checks'],
};

/** Static, dynamic, side-effect and re-exporting imports of other files of the project; types count too. */
const importPattern = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])(\.[^'"]+)\1/g;

export const importsOf = (source: string): string[] =>
  [...source.matchAll(importPattern)].map(([, , path = '']) => path);

const ruleOf = (file: string): string | undefined => {
  const parts = file.split('/');
  const candidates = [
    file,
    parts.slice(0, 2).join('/'),
    parts[0] === 'checks' && parts.length > 2 ? 'checks/*' : '',
    parts[0],
  ];
  return candidates.find((name) => name !== undefined && Object.hasOwn(table, name));
};

const roomOf = (file: string): string => {
  const rule = ruleOf(file) ?? file;
  return rule === 'checks/*' ? file.split('/').slice(0, 2).join('/') : rule;
};

const under = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);

/** A sentence for an import that the table does not allow; undefined where it does. */
export const complaint = (file: string, imported: string): string | undefined => {
  const target = normalize(join(dirname(file), imported));
  const rule = ruleOf(file);
  if (rule === undefined)
    return `${file} is in no room of the import table: put it in one, or add the room to src/architecture.test.ts.`;
  const allowed = table[rule] ?? [];
  if (
    under(target, roomOf(file)) ||
    (rule === 'src/main.ts' ? !under(target, file) : allowed.some((place) => under(target, place)))
  )
    return undefined;
  return `${file} imports ${target}. ${roomOf(file)} may import only: ${[roomOf(file), ...allowed].join(', ')}. Move the code to where it may be used, or hand the value over as an argument.`;
};

const sources = ['src', 'checks', 'reference']
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file));

test('every import is one that the table allows', () => {
  expect(sources.length).toBeGreaterThan(50);
  const complaints = sources.flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8')).flatMap((path) => complaint(file, path) ?? []),
  );
  expect(complaints).toEqual([]);
});

test('the composition root loads checks and reference only when they are needed', () => {
  const statics = readFileSync(join(root, 'src/main.ts'), 'utf8').match(/^import (?!type).*$/gm) ?? [];
  expect(statics.filter((line) => /checks|reference|stages|reporters|documents/.test(line))).toEqual([]);
});

test.each([
  ['src/reporters/tap.ts', "import { judge } from '../stages/judge.ts';"],
  ['src/model/probe.ts', "import type { Channel } from '../shell/session.ts';"],
  ['src/stages/judge.ts', "const { tap } = await import('../reporters/tap.ts');"],
  ['src/shell/quote.ts', "export * from '../probes/index.ts';"],
  ['checks/pinger/lab.ts', "import '../minimal/lab.ts';"],
  ['checks/pinger/lab.ts', "import { judge } from '../../src/stages/judge.ts';"],
  ['reference/prove.ts', "import { tap } from '../src/reporters/tap.ts';"],
])('%s may not say %s', (file, source) => {
  const [imported = ''] = importsOf(source);
  expect(complaint(file, imported)).toMatch(/may import only/);
});

/** A check's file has the check's id, and this id is the design's: the layer that others stand on is called so. */
const fixedNames = ['checks/minimal/base-layer.ts'];

test('names are the design’s, and files are small', () => {
  const named = sources.filter((file) => !fixedNames.includes(file));
  expect(named.filter((file) => /util|helper|manager|common|misc|base/i.test(basename(file)))).toEqual([]);
  const lengths = sources
    .map((file) => readFileSync(join(root, file), 'utf8').split('\n').length)
    .toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
});

test('there are no default exports and no classes but errors', () => {
  const texts = sources.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
  expect(texts.filter(([, text]) => /^export default/m.test(text)).map(([file]) => file)).toEqual([]);
  expect(
    texts
      .filter(([file, text]) => file !== 'src/model/errors.ts' && /^(export )?class /m.test(text))
      .map(([file]) => file),
  ).toEqual([]);
});

test('each file that is imported exists', () => {
  const missing = sources.flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8'))
      .map((path) => relative(root, join(root, dirname(file), path)))
      .filter((path) => !existsSync(join(root, path))),
  );
  expect(missing).toEqual([]);
});
