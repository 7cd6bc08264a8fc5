import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { beforeEach, expect, test } from 'vitest';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

beforeEach(() => void enterFolder());

const second = { ...tinyLab, id: 'second', title: 'The second lab' };
const both = compositionOf([tinyLab, second]);
const grade = async (lab: string, bob: string): Promise<string> => {
  writeFileSync(
    'course.yaml',
    `course: C\nlab: ${lab}\nstudents:\n  - { id: alice, name: "=Alice", host: "local:", group: A, email: alice@uni.example }\n  - { id: bob, host: "local:", set: { kernel: ${bob} } }\n`,
  );
  const reports = `${lab}-${bob}`;
  await labcheck(['--all', '--reports', reports], both);
  return join(reports, readdirSync(reports).at(-1)!);
};

test('marks of several labs and weeks in a table and in a workbook', async () => {
  const runs = [await grade('tiny', 'Plan9'), await grade('tiny', 'Linux'), await grade('second', 'Plan9')];
  const words = ['gradebook', ...runs, '--weight', 'second=3', '--scale', '10'];
  expect(await labcheck([...words, '-o', 'book.csv', '--csv-dialect', 'semicolon,decimal-comma'], both)).toEqual({
    code: 0,
    err: '',
    out: 'book.csv is written: 2 students, 2 labs\n',
  });
  expect(parse(readFileSync('book.csv', 'utf8'), { delimiter: ';' })).toEqual([
    ['id', 'name', 'group', 'email', 'tiny', 'second (x 3)', 'total (of 10)', 'not known yet'],
    ['alice', "'=Alice", 'A', 'alice@uni.example', '10', '10', '10', ''],
    ['bob', 'bob', '', '', '10', '0', '2,5', ''],
  ]);
  expect((await labcheck([...words, '-o', 'book.xlsx', '--take', 'last'], both)).code).toBe(0);
  const sheet = (await readSheet(readFileSync('book.xlsx'))) as unknown[][];
  expect(sheet.slice(1).map((row) => row.slice(0, 7))).toEqual([
    ['alice', '=Alice', 'A', 'alice@uni.example', 10, 10, 10],
    ['bob', 'bob', null, null, 10, 0, 2.5],
  ]);
});

test.each([
  [[], 'gradebook needs a file to write.'],
  [['-o', 'book.ods'], '-o "book.ods" is neither a workbook nor a table.'],
  [['-o', 'b.csv', '--weight', 'tiny'], '--weight cannot be "tiny".'],
  [['-o', 'b.csv', '--weight', 'runc=2'], '--weight runc: none of the runs is of the lab "runc".'],
  [['-o', 'b.csv', '--take', 'first'], '--take cannot be "first".'],
])('%j is refused, and no file is written', async (words, says) => {
  const run = await grade('tiny', 'Linux');
  const { code, err } = await labcheck(['gradebook', run, ...words], both);
  expect([code, err.split('\n')[0]]).toEqual([2, `labcheck: ${says}`]);
  expect(readdirSync('.').filter((file) => /^b(?:ook)?\./.test(file))).toEqual([]);
});
