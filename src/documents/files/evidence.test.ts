import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../model/errors.ts';
import { sampleEvidence } from '../sample-evidence.fixture.ts';
import { evidenceText, readEvidence, writeEvidence } from './evidence.ts';
import { readReport } from './report.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const folder = temporaryFolder();
const file = join(folder, 'evidence.json');
const whole = evidenceText(sampleEvidence);

const complaint = async (text: string): Promise<string> => {
  writeFileSync(file, text);
  const error: unknown = await readEvidence(file).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).cure).toBeTruthy();
  expect((error as UsageError).message).not.toContain('\n');
  return (error as UsageError).message.replace(`${folder}/`, '');
};
const changed = (change: (evidence: Record<string, never>) => void): string => {
  const copy = JSON.parse(whole) as Record<string, never>;
  change(copy);
  return JSON.stringify(copy, null, 2);
};

test('what is written is read again, and only its owner may read it', async () => {
  await writeEvidence(file, sampleEvidence);
  expect(await readEvidence(file)).toEqual(sampleEvidence);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file cut short at any byte says so, with the place where it ends', async () => {
  for (const length of [1, 20, 400, whole.length - 3]) {
    const said = await complaint(whole.slice(0, length));
    expect(said).toMatch(/^evidence\.json:\d+:\d+: the file ends too early: it was cut short\.$/);
  }
  expect(await complaint(whole.slice(0, 11))).toBe('evidence.json:2:10: the file ends too early: it was cut short.');
});

test.each<[name: string, text: string, expected: string | RegExp]>([
  ['an empty file', '', 'evidence.json is empty.'],
  ['a file of white space', ' \n\n', 'evidence.json is empty.'],
  ['no JSON', '{\n  schema: 1 }', 'evidence.json:2:3: this is not JSON.'],
  [
    'a later schema',
    changed((e) => Object.assign(e, { schema: 'labcheck/evidence/2' })),
    'evidence.json is evidence of the schema "labcheck/evidence/2"; this version of labcheck reads "labcheck/evidence/1".',
  ],
  [
    'a report',
    '{ "schema": "labcheck/report/1" }',
    'evidence.json is not evidence: its schema is "labcheck/report/1".',
  ],
  ['any other JSON', '[1, 2]', 'evidence.json is not evidence: it names no schema.'],
  ['a missing part', changed((e) => delete e['outputs']), 'evidence.json:1:1: the file lacks "outputs".'],
  [
    'an unknown part',
    changed((e) => Object.assign(e, { hots: '' })),
    /^evidence\.json:47:11: the file has an unknown key "hots"\. Did you mean "host"\?/,
  ],
  [
    'a student id that is a path',
    changed((e) => Object.assign(e['student']!, { id: '../../etc' })),
    /^evidence\.json:9:11: student\.id is "\.\.\/\.\.\/etc": allowed is /,
  ],
  [
    'a parameter of two lines',
    changed((e) => Object.assign(e['parameters']!, { x: '7\nlabcheck: fine' })),
    /^evidence\.json:13:10: parameters\.x is "7\\nlabcheck: fine": allowed is one line of text\.$/,
  ],
  [
    'an answer of no kind',
    changed((e) => Object.assign(e['outputs']!, { 'links:host': { version: 1, round: 1, ms: 3, status: 0 } })),
    /^evidence\.json:\d+:19: outputs\["links:host"\] is a mapping: allowed is an answer: /,
  ],
  [
    'an answer of a third round',
    changed((e) => Object.assign(e['outputs']!['links:host'], { round: 3 })),
    /^evidence\.json:\d+:16: outputs\["links:host"\]\.round is 3: allowed are 1, 2\.$/,
  ],
  [
    'an unknown reason',
    changed((e) => Object.assign(e['failure']!, { reason: 'lazy' })),
    /failure\.reason is "lazy": allowed are missing-tool, /,
  ],
])('%s', async (_, text, expected) => {
  const said = await complaint(text);
  if (typeof expected === 'string') expect(said).toBe(expected);
  else expect(said).toMatch(expected);
});

test('a file that is not there, is a folder or a pipe without a writer', async () => {
  await expect(readEvidence(join(folder, 'none'))).rejects.toThrow('there is no such file');
  await expect(readEvidence(folder)).rejects.toThrow('is a folder');
  const { execFileSync } = await import('node:child_process');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  await expect(readEvidence(join(folder, 'pipe'))).rejects.toThrow('is not a regular file');
});

test('evidence given as a report says what it is', async () => {
  writeFileSync(file, whole);
  await expect(readReport(file)).rejects.toThrow('is not a report: its schema is "labcheck/evidence/1"');
});
