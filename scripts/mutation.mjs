// npm run mutation: mutates the logic of labcheck (not of the students' labs) and counts what the tests notice.
// First every mutant is asked by the recordings, within one process; those that survive are asked by the unit tests.
// npm run mutation -- FILE ...: only these files (globs, or FILE:LINE-LINE).
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';

/** Percent of the mutants that must be noticed. */
const least = 85;
const folder = 'reports/mutation';
process.chdir(new URL('..', import.meta.url).pathname);
await mkdir(folder, { recursive: true });

const read = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** Runs Stryker with a configuration, and returns its mutants by file, place and replacement. */
const mutantsOf = async (name, config) => {
  const file = `${folder}/${name}.config.json`;
  await writeFile(file, JSON.stringify(config, null, 2));
  // What an earlier run said is not this one's.
  await rm(config.jsonReporter.fileName, { force: true });
  if (spawnSync('node_modules/.bin/stryker', ['run', file], { stdio: 'inherit' }).status !== 0) process.exit(2);
  const { files } = await read(config.jsonReporter.fileName);
  return new Map(
    Object.entries(files).flatMap(([path, { mutants, source }]) =>
      mutants.map((mutant) => {
        const { start, end } = mutant.location;
        const place = `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
        const line = source.split('\n')[start.line - 1].trim();
        return [`${path}:${place} ${mutant.replacement}`, { ...mutant, path, place, line }];
      }),
    ),
  );
};

const counts = ({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status);
const noticed = ({ status }) => status === 'Killed' || status === 'Timeout';

const base = await read('scripts/mutation/replay.config.json');
const only = process.argv.slice(2);
const replayed = await mutantsOf('replay', only.length > 0 ? { ...base, mutate: only } : base);
const left = [...replayed.values()].filter((mutant) => counts(mutant) && !noticed(mutant));
const tested =
  left.length === 0
    ? new Map()
    : await mutantsOf('tests', {
        ...base,
        ...(await read('scripts/mutation/tests.config.json')),
        mutate: left.map(({ path, place }) => `${path}:${place}`),
      });

const all = [...replayed].filter(([, mutant]) => counts(mutant));
const survivors = all.filter(([key, mutant]) => !noticed(mutant) && !noticed(tested.get(key) ?? mutant));
for (const [, { path, location, mutatorName, replacement = '', line }] of survivors)
  console.log(
    `${path}:${location.start.line} ${mutatorName}: ${line}\n    became: ${replacement.replaceAll('\n', ' ')}`,
  );

const percent = (killed, total) => (total === 0 ? 100 : (100 * killed) / total).toFixed(1);
const row = (name, within) => {
  const total = all.filter(([, { path }]) => path.startsWith(within)).length;
  const alive = survivors.filter(([, { path }]) => path.startsWith(within)).length;
  if (total > 0) console.log(`${name.padEnd(12)} ${percent(total - alive, total)} % of ${total} mutants noticed`);
};
for (const part of ['src/stages', 'src/shell', 'src/probes', 'checks']) row(part, `${part}/`);
row('all', '');
process.exitCode = Number(percent(all.length - survivors.length, all.length)) < least ? 1 : 0;
