// npm run mutation: mutates the logic of labcheck (not of the students' labs) and counts what the tests notice.
// First every mutant is asked by a spread of the recordings, within one process; those that survive are asked by the
// unit tests; and what still survives by all recordings that reach it.
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
  // Results of an earlier run are not this one's.
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
const tests = { ...base, ...(await read('scripts/mutation/tests.config.json')) };
const only = process.argv.slice(2);
const all = await mutantsOf('replay', only.length > 0 ? { ...base, mutate: only } : base);

/** Asks what has survived so far in another way, and takes note of what is noticed now. */
const askAgain = async (name, config) => {
  const left = [...all.values()].filter((mutant) => counts(mutant) && !noticed(mutant));
  if (left.length === 0) return;
  const mutate = [...new Set(left.map(({ path, place }) => `${path}:${place}`))];
  const again = await mutantsOf(name, {
    ...config,
    mutate,
    jsonReporter: { fileName: `${folder}/${name}.json` },
  });
  for (const [key, mutant] of again) {
    // No recording loads all of the files: what is evaluated once at load is sometimes known only here.
    const onlyAtLoad = mutant.status === 'Ignored' && all.get(key)?.status === 'NoCoverage';
    if (all.has(key) && (noticed(mutant) || onlyAtLoad)) all.set(key, mutant);
  }
};
await askAgain('tests', tests);
process.env.LABCHECK_MUTATION_CASES = 'all';
await askAgain('replay-all', base);

const counted = [...all.values()].filter(counts);
const survivors = counted.filter((mutant) => !noticed(mutant));
for (const { path, location, mutatorName, replacement = '', line } of survivors)
  console.log(
    `${path}:${location.start.line} ${mutatorName}: ${line}\n    became: ${replacement.replaceAll('\n', ' ')}`,
  );

const percent = (killed, total) => (total === 0 ? 100 : (100 * killed) / total).toFixed(1);
const row = (name, within) => {
  const total = counted.filter(({ path }) => path.startsWith(within)).length;
  const alive = survivors.filter(({ path }) => path.startsWith(within)).length;
  if (total > 0) console.log(`${name.padEnd(12)} ${percent(total - alive, total)} % of ${total} mutants noticed`);
};
for (const part of ['src/stages', 'src/shell', 'src/probes', 'checks']) row(part, `${part}/`);
row('all', '');
process.exitCode = Number(percent(counted.length - survivors.length, counted.length)) < least ? 1 : 0;
