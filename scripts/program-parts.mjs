import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { partsOfIntl } from './parts-of-intl.mjs';
import { partsOfSsh2 } from './parts-of-ssh2.mjs';
import { precompiledSchemas } from './precompiled-schemas.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const project = new URL('..', import.meta.url).pathname;

/** Modules that grading one student over ssh loads, besides their imports: one file is read sooner than many. */
const loadedTogether = [
  'src/cli/grade-one.ts',
  'checks/index.ts',
  'checks/pinger/lab.ts',
  'node_modules/ssh2/lib/index.js',
  'src/documents/schema-compiler.ts',
  'precompiled-schema:course.schema.json all',
];

const shorter = {
  // A smaller program starts sooner.
  minifyWhitespace: true,
  minifySyntax: true,
  target: 'node20.19',
  platform: 'node',
};

/**
 * The program as files to write, by name: `program.js` with what every start needs, `grading.js` with all else that one
 * student needs, `commands.js` with what the other commands share, and each other part by itself.
 * Each of these files is an expression: its parts as functions, by name. A last file has the licences of bundled
 * packages.
 */
export const programParts = async () => {
  const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    ...shorter,
    absWorkingDir: project,
    // The page's judge shares the parts of the program.
    entryPoints: { main: 'src/main.ts', worker: 'src/browser/worker.ts' },
    outdir: 'dist',
    write: false,
    metafile: true,
    bundle: true,
    // Split, so that a command loads only what it needs.
    splitting: true,
    format: 'esm',
    plugins: [precompiledSchemas, partsOfSsh2, partsOfIntl],
    define: { LABCHECK_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  const together = new Map([
    ['program.js', partsFrom(metafile, ['src/main.ts'])],
    ['grading.js', partsFrom(metafile, loadedTogether)],
    ['commands.js', partsFrom(metafile, ['src/cli/parts.ts'])],
  ]);
  const files = new Map();
  for (const { path, text } of outputFiles) {
    const name = basename(path);
    const [file = name] = [...together].flatMap(([whole, parts]) => (parts.has(name) ? whole : []));
    files.set(
      file,
      `${files.get(file) ?? ''}${JSON.stringify(`./${name}`)}:${await asFunction(text, !holdsErrors(metafile, name))},\n`,
    );
  }
  return [
    ...[...files].map(([name, parts]) => ({ name, text: `({\n${parts}})\n` })),
    { name: 'THIRD-PARTY-NOTICES.md', text: await thirdPartyNotices(project, metafile) },
    { name: 'site.json', text: JSON.stringify(await siteParts(metafile)) },
  ];
};

/** The parts that some sources became, and all that these import before they run; with `later`, also while they run. */
const partsFrom = ({ outputs }, sources, later = false) => {
  const parts = new Set();
  const add = (path) => {
    if (parts.has(basename(path))) return;
    parts.add(basename(path));
    for (const { path: next, kind, external } of outputs[path].imports)
      if ((later || kind === 'import-statement') && !external) add(next);
  };
  for (const source of sources) {
    const [path] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source)) ?? [];
    if (path === undefined) throw new Error(`No part of the program begins with ${source}.`);
    add(path);
  }
  return parts;
};

/** The scripts of a course's site, and the parts of the program that judge in its worker. */
const siteParts = async (metafile) => {
  const [page, offline] = await Promise.all(['page', 'offline'].map((name) => forPages(`src/browser/${name}.ts`)));
  const judging = partsFrom(metafile, ['src/browser/worker.ts'], true);
  // A page reads evidence, and no other document.
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs))
    if (entryPoint?.startsWith('precompiled-schema:') && !entryPoint.endsWith(':evidence.schema.json first'))
      judging.delete(basename(path));
  const parts = Object.entries(metafile.outputs)
    .filter(([path]) => judging.has(basename(path)))
    .map(([path, { entryPoint, imports }]) => [
      basename(path),
      {
        lab: /^checks\/([\w-]+)\/lab\.ts$/.exec(entryPoint ?? '')?.[1] ?? null,
        imports: imports.map(({ path }) => basename(path)).filter((name) => judging.has(name)),
      },
    ]);
  return { page, offline, parts: Object.fromEntries(parts) };
};

const forPages = async (file) => {
  const { outputFiles } = await build({
    ...shorter,
    platform: 'browser',
    target: 'es2022',
    absWorkingDir: project,
    entryPoints: [file],
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0].text;
};

/** Whether a part holds the kinds of errors, which are told by their names; of all else no name is read. */
const holdsErrors = ({ outputs }, name) =>
  Object.entries(outputs).some(
    ([path, { inputs }]) => basename(path) === name && inputs['src/model/errors.ts']?.bytesInOutput > 0,
  );

/** An ES module as a function that works as a CommonJS one: V8 can keep what it made of a script, not of a module. */
const asFunction = async (text, shortNames) => {
  const { code } = await transform(text, {
    ...shorter,
    format: 'cjs',
    minifyIdentifiers: shortNames,
    // Where node shows the line of a defect.
    lineLimit: 1000,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: text.includes('import.meta.url') ? fileUrl : '',
  });
  // The starter takes a part for ASCII, and a pattern of a source may hold other characters.
  const ascii = code.replace(/[^\0-\x7f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `function(exports,require,module,__filename,__dirname){${ascii}}`;
};

const fileUrl = 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;';
