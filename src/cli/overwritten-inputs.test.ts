import { copyFileSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { enterFolder, labcheck } from './captured-cli.fixture.ts';

let run = '';
beforeAll(async () => {
  enterFolder();
  writeFileSync('class.csv', 'id,name\nalice,Alice\nbob,Bob\n');
  writeFileSync('hosts.ini', 'alice ansible_connection=local\nbob ansible_connection=local\n');
  writeFileSync('course.yaml', 'course: C\nlab: tiny\nhosts: hosts.ini\nstudents: class.csv\n');
  writeFileSync('decisions.yaml', 'decisions: []\n');
  expect((await labcheck(['--all', '--reports', 'runs'])).err).not.toContain('cannot');
  run = join('runs', readdirSync('runs')[0]!);
  symlinkSync(join(run, 'bob/report.json'), 'book.csv');
  symlinkSync(join(run, 'bob/evidence.json'), 'drawn.svg');
  copyFileSync(join(run, 'bob/evidence.json'), 'e.json');
  writeFileSync('worksheet.csv', 'Identifier,ID number,Grade,Maximum grade\nP 1,alice,,10.00\nP 2,bob,,10.00\n');
});

test.each([
  ['a class run', 'class.csv', (file: string) => ['--all', '--report', `csv:${file}`]],
  ['a class run', 'hosts.ini', (file: string) => ['--all', '--report', `json:${file}`]],
  ['a class run', 'course.yaml', (file: string) => ['--all', '--report', `json:${file}`]],
  ['a class run', 'decisions.yaml', (file: string) => ['--all', '--override', file, '--report', `json:${file}`]],
  ['a resumed run', 'RUN/bob/report.json', (file: string) => ['--resume', run, '--report', `json:${file}`]],
  ['merge', 'RUN/alice/report.json', (file: string) => ['merge', run, '--report', `json:${file}`]],
  ['merge', 'RUN/run.json', (file: string) => ['merge', run, '--report', `json:${file}`]],
  ['regrade', 'RUN/alice/evidence.json', (file: string) => ['regrade', run, '--report', `json:${file}`]],
  ['regrade', 'course.yaml', (file: string) => ['regrade', run, '--report', `csv:${file}`]],
  ['show', 'RUN/alice/report.json', (file: string) => ['show', run, 'alice', '--report', `json:${file}`]],
  ['show', 'RUN/run.json', (file: string) => ['show', run, '--report', `json:${file}`]],
  ['gradebook', 'book.csv', (file: string) => ['gradebook', run, '-o', file]],
  ['judge', 'RUN/bob/evidence.json', (file: string) => ['judge', join(run, 'bob'), '--report', `json:${file}`]],
  ['picture', 'drawn.svg', (file: string) => ['picture', join(run, 'bob'), '-o', file]],
  [
    'a filled worksheet',
    'worksheet.csv',
    (file: string) => ['show', run, '--fill', file, '--scale', '10', '--report', `moodle:${file}`],
  ],
])('%s does not overwrite %s, which it reads', async (_, name, words) => {
  const file = name.replace('RUN', run);
  const before = readFileSync(file, 'utf8');
  expect(await labcheck(words(file))).toEqual({
    code: 2,
    out: '',
    err: `labcheck: ${file} is read by this command, and would be overwritten.\nWrite to another file.\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(readdirSync('runs')).toHaveLength(1);
});
