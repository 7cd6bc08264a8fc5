import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The rooms that every room of the command line may import. */
const belowTheCommandLine = [
  ...['src/model', 'src/languages', 'src/shell', 'src/probes', 'src/documents', 'src/transports', 'src/stages'],
  ...['src/reporters', 'src/grading', 'src/site', 'src/index.ts'],
];

/**
 * The rooms that each room may import, besides itself: folders or files below the project; `/*` stands for the files of
 * a folder without its folders. `checks/*` is a lab. The longest name that a file lies under is its room.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/languages': ['src/model'],
  'src/shell': ['src/model'],
  'src/documents': ['src/model'],
  'src/documents/files': ['src/model', 'src/documents'],
  'src/probes': ['src/model', 'src/shell'],
  'src/transports': ['src/model', 'src/shell', 'src/documents', 'src/transports/openssh'],
  'src/transports/openssh': [
    ...['src/model', 'src/shell', 'src/documents'],
    ...['src/transports/*', 'src/transports/ssh/route'],
  ],
  'src/stages': ['src/model', 'src/shell', 'src/languages'],
  'src/reporters': ['src/model', 'src/languages'],
  'src/grading': [
    ...['src/model', 'src/languages', 'src/shell', 'src/probes', 'src/documents', 'src/transports', 'src/stages'],
  ],
  'src/cli': [...belowTheCommandLine, 'src/cli/commands', 'src/cli/options', 'src/cli/output'],
  'src/cli/commands': [...belowTheCommandLine, 'src/cli/*', 'src/cli/options', 'src/cli/output'],
  'src/cli/options': [...belowTheCommandLine, 'src/cli/*', 'src/cli/output'],
  'src/cli/output': [...belowTheCommandLine, 'src/cli/*', 'src/cli/options'],
  'src/browser': [
    ...['src/model', 'src/languages', 'src/shell', 'src/probes', 'src/documents/*', 'src/stages', 'src/reporters'],
    ...['src/grading/host-head.ts', 'checks'],
  ],
  'src/site': [
    'src/model',
    'src/languages',
    'src/shell',
    'src/probes',
    'src/stages',
    'src/reporters/html',
    'src/reporters/picture',
  ],
  'src/index.ts': ['src/model', 'src/stages'],
  'src/main.ts': ['src', 'checks', 'reference'],
  'checks/resources': ['src/index.ts', 'src/probes'],
  'checks/index.ts': ['src/index.ts', 'checks'],
  'checks/*': ['src/index.ts', 'src/probes', 'checks/resources'],
  reference: [
    ...['src/index.ts', 'src/model/reference.ts', 'src/transports', 'src/stages', 'src/documents'],
    ...['src/reporters/html', 'src/reporters/markdown', 'checks'],
  ],
};

/** Static, dynamic, side-effect and re-exporting imports of other files of the project; types count too. */
const importPattern = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])(\.[^'"]+)\1/g;

export const importsOf = (source: string): string[] =>
  [...source.matchAll(importPattern)].map(([, , path = '']) => path);

/** Whether a file lies in a place of the table. */
const under = (file: string, place: string): boolean =>
  place.endsWith('/*') ? dirname(file) === place.slice(0, -2) : file === place || file.startsWith(`${place}/`);

const ruleOf = (file: string): string | undefined => {
  const [room] = Object.keys(table)
    .filter((name) => name !== 'checks/*' && under(file, name))
    .toSorted((a, b) => b.length - a.length);
  return room ?? (file.startsWith('checks/') && file.split('/').length > 2 ? 'checks/*' : undefined);
};

const roomOf = (file: string, rule: string): string =>
  rule === 'checks/*' ? file.split('/').slice(0, 2).join('/') : rule;

/** A sentence for an import that the table does not allow; undefined where it does. */
export const complaint = (file: string, imported: string): string | undefined => {
  const target = normalize(join(dirname(file), imported));
  const rule = ruleOf(file);
  if (rule === undefined)
    return `${file} is in no room of the import table: put it in one, or add the room to src/architecture.test.ts.`;
  const room = roomOf(file, rule);
  const allowed = table[rule] ?? [];
  // A room within another is a room of its own.
  const isOwn = under(target, room) && (ruleOf(target) ?? rule) === rule;
  if (isOwn || allowed.some((place) => under(target, place))) return undefined;
  return `${file} imports ${target}. ${room} may import only: ${[room, ...allowed].join(', ')}. Move the code to where it may be used, or hand the value over as an argument.`;
};

const sources = ['src', 'checks', 'reference']
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file));

test('every import is one that the table allows', () => {
  expect(sources.length).toBeGreaterThan(50);
  const complaints = sources.flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8')).flatMap((path) => complaint(file, path) ?? []),
  );
  expect(complaints).toEqual([]);
});

/** Node's own parts that reach what lies outside of the program. */
const outside = /from 'node:(?:fs|os|net|http|https|child_process|worker_threads)|\bprocess\./;

test('a document is read, checked and made without a file: all that opens one lies in documents/files', () => {
  const opens = (file: string): boolean => outside.test(readFileSync(join(root, file), 'utf8'));
  const documents = sources.filter((file) => file.startsWith('src/documents/'));
  const inFiles = documents.filter((file) => file.startsWith('src/documents/files/'));
  expect(inFiles.filter(opens).length).toBeGreaterThan(5);
  expect(documents.filter((file) => !inFiles.includes(file) && opens(file))).toEqual([]);
});

/** Files that import each other in a circle, each circle sorted: no one of them can be understood or loaded alone. */
export const circlesIn = (imports: ReadonlyMap<string, readonly string[]>): string[][] => {
  const reachedFrom = (start: string): Set<string> => {
    const reached = new Set<string>();
    const left = [...(imports.get(start) ?? [])];
    for (let file = left.pop(); file !== undefined; file = left.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      left.push(...(imports.get(file) ?? []));
    }
    return reached;
  };
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(file)]));
  const circles = [...imports.keys()]
    .filter((file) => reached.get(file)!.has(file))
    .map((file) => [...reached.get(file)!].filter((other) => reached.get(other)?.has(file)).toSorted());
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
};

test('no files import each other in a circle, not even for types', () => {
  const imports = new Map(
    sources.map((file) => [
      file,
      importsOf(readFileSync(join(root, file), 'utf8')).map((path) => normalize(join(dirname(file), path))),
    ]),
  );
  expect(circlesIn(imports)).toEqual([]);
});

test('a circle is found, however long it is, and what leads into it is no part of it', () => {
  const of = (...lines: readonly [string, ...string[]][]) => new Map(lines.map(([file, ...paths]) => [file, paths]));
  expect(circlesIn(of(['a', 'b'], ['b', 'c'], ['c', 'a'], ['d', 'a'], ['e', 'e']))).toEqual([['a', 'b', 'c'], ['e']]);
  expect(circlesIn(of(['a', 'b', 'c'], ['b', 'c'], ['c']))).toEqual([]);
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
  ['src/cli/options/lab.ts', "import type { list } from '../commands/list.ts';"],
  ['src/cli/output/screen.ts', "import '../commands/list.ts';"],
  ['src/grading/grade.ts', "import { screenOf } from '../cli/output/screen.ts';"],
  ['src/grading/grade.ts', "export { terminal } from '../reporters/terminal.ts';"],
  ['src/transports/openssh/open.ts', "import { login } from '../ssh/login.ts';"],
  ['src/transports/index.ts', "import { open } from '../cli/program.ts';"],
  ['src/documents/course-of.ts', "import { readText } from './files/read-text.ts';"],
  ['src/browser/judge-text.ts', "import { readEvidence } from '../documents/files/evidence.ts';"],
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
