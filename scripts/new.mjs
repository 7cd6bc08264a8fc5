// npm run new -- KIND …: starts a check, mutant, probe, reporter or lab that passes `npm run check`, and fails the proof
// until it is filled in.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { kinds } from './new/kinds.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const usage = () =>
  [
    'Usage:',
    ...Object.entries(kinds).map(([kind, { words }]) => `  npm run new -- ${kind} ${words.join(' ').toUpperCase()}`),
    '',
    'Example: npm run new -- check pinger my-check',
  ].join('\n');

/** Ends with one line that says what is wrong, and what is right. */
const refuse = (message) => {
  console.error(`new: ${message}\n${usage()}`);
  process.exit(2);
};

const [kindName, ...words] = process.argv.slice(2);
const kind = Object.hasOwn(kinds, kindName ?? '') ? kinds[kindName] : undefined;
if (!kind) refuse(kindName === undefined ? 'what shall it be?' : `there is no kind "${kindName}".`);
if (words.length !== kind.words.length) refuse(`${kindName} takes ${kind.words.length} words.`);
for (const word of words)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(word))
    refuse(`"${word}" is not a name of small letters, digits and hyphens.`);

const plan = await kind.plan(...words);
for (const file of plan.needs ?? []) if (!existsSync(file)) refuse(`there is no ${file}.`);
for (const fault of plan.faults ?? []) refuse(fault);
for (const file of Object.keys(plan.files)) if (existsSync(file)) refuse(`${file} is there already.`);
const edited = Object.entries(plan.edits).map(async ([file, edit]) => {
  const before = await readFile(file, 'utf8');
  const after = edit(before);
  if (after === before) refuse(`${file} has no place for it: its list looks different than expected.`);
  return [file, after];
});
const files = [...Object.entries(plan.files), ...(await Promise.all(edited))];
for (const [file, text] of files) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
const code = files.map(([file]) => file).filter((file) => file.endsWith('.ts'));
execFileSync('node_modules/.bin/biome', ['check', '--write', '--log-level=error', ...code], { stdio: 'inherit' });
for (const [file] of files) console.log(`wrote ${file}`);
console.log(plan.next);
