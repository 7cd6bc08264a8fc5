import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { enterFolder, labcheck } from './captured-cli.fixture.ts';

let run = '';
/** A run that was handed in, with all its files. */
beforeEach(async () => {
  enterFolder();
  const students = ['alice', 'bob', 'carol'].map((id) => `  - { id: ${id}, host: "local:" }\n`).join('');
  writeFileSync('course.yaml', `course: C\nlab: tiny\nstudents:\n${students}`);
  await labcheck(['--all', '--reports', 'runs']);
  run = join('runs', readdirSync('runs')[0]!);
});
/** Puts a link in the place of a file, to one like it elsewhere. */
const link = (name: string): void => {
  const elsewhere = `private-${name.replaceAll('/', '-')}`;
  renameSync(join(run, name), elsewhere);
  symlinkSync(resolve(elsewhere), join(run, name));
};
const edit = (name: string, change: (report: Record<string, unknown>) => object): void => {
  const file = join(run, name);
  writeFileSync(
    file,
    JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change(JSON.parse(readFileSync(file, 'utf8'))) }),
  );
};

test('a link in a run is neither followed nor copied', async () => {
  link('alice/evidence.json');
  link('bob/report.json');
  execFileSync('rm', [join(run, 'carol/evidence.json')]);
  execFileSync('mkfifo', [join(run, 'carol/evidence.json')]);
  const merged = await labcheck(['merge', run, '-o', 'merged']);
  expect(merged.err).toContain(
    `bob in ${run.slice('runs/'.length)} is left out: ${run}/bob/report.json is a symbolic link`,
  );
  for (const id of ['alice', 'carol']) {
    expect(merged.err).toContain(`${run}/${id}/evidence.json is left out: it is a link, or no file at all.`);
    expect(readdirSync(join('merged', id))).toEqual(['report.json']);
  }
  const again = await labcheck(['regrade', run, '-o', 'again']);
  expect(again.err).toMatch(/alice is not judged anew: \S+ is a symbolic link, which is not followed in a run\./);
  expect(existsSync('again/alice/evidence.json')).toBe(false);
  await labcheck(['show', run, 'alice', '--report', 'html:alice.html']);
  expect(readFileSync('alice.html', 'utf8')).not.toContain('behind this verdict');
  link('run.json');
  expect((await labcheck(['show', run])).err).toContain('run.json is a symbolic link, which is not followed in a run.');
});

test('a link in a run is not followed by its own name either, nor where the run is resumed', async () => {
  link('alice/evidence.json');
  const file = join(run, 'alice/evidence.json');
  for (const words of [
    ['judge', file],
    ['judge', file, '--lab', 'tiny'],
    ['picture', file],
  ])
    expect((await labcheck(words)).err).toContain(`${file} is a symbolic link, which is not followed in a run.`);
  const elsewhere = 'private-alice-evidence.json';
  writeFileSync(elsewhere, readFileSync(elsewhere, 'utf8').replace('"local:"', '"ssh://private"'));
  execFileSync('rm', [join(run, 'alice/report.json'), join(run, 'class.json')]);
  await labcheck(['--resume', run]);
  expect(readFileSync(join(run, 'alice/report.json'), 'utf8')).not.toContain('ssh://private');
});

test.each([
  [
    'a day that no month has',
    'alice/report.json',
    { collectedAt: '2026-02-30T10:00:00Z' },
    'collectedAt is "2026-02-30T10:00:00Z": there is no such time.',
  ],
  ['an hour that no day has', 'alice/evidence.json', { collectedAt: '2026-02-03T25:00:00Z' }, 'there is no such time.'],
  [
    'more time than there is',
    'alice/evidence.json',
    { durationMs: 1e300 },
    'durationMs is 1e+300: allowed is milliseconds, of at most a week.',
  ],
  [
    'more points than there are',
    'alice/report.json',
    { grade: { earned: 99, possible: 3, bonus: 0, unknown: 0, needsReview: false, manual: null } },
    'grade.earned is 99, more than the 3 that it is worth.',
  ],
])('%s is no value of a file', async (_, name, change, says) => {
  edit(name, () => change);
  const told = await labcheck(['regrade', run, '-o', 'again']);
  expect(told.err).toContain(says);
  if (name.endsWith('report.json')) expect((await labcheck(['merge', run, '-o', 'merged'])).err).toContain(says);
});

test('a check that earns more than it is worth, or is there twice, is no report', async () => {
  edit('alice/report.json', ({ checks }) => ({
    checks: [{ ...(checks as object[])[0], earned: 50 }, (checks as object[])[1]],
  }));
  edit('bob/report.json', ({ checks }) => ({ checks: [(checks as object[])[0], (checks as object[])[0]] }));
  const { err } = await labcheck(['merge', run, '-o', 'merged']);
  expect(err).toContain('checks[0].earned is 50, more than the 2 that it is worth.');
  expect(err).toContain('checks[1].id is "kernel", which is there twice.');
});
