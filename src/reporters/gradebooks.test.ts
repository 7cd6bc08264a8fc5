import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { CsvDialect } from '../model/csv-dialect.ts';
import type { Report } from '../model/report.ts';
import { type ClassInput, type Exporting, plainExport } from '../model/reporter.ts';
import { classCanvas } from './class-canvas.ts';
import { classCsv } from './class-csv.ts';
import { classMoodle } from './class-moodle.ts';
import { classXlsx } from './class-xlsx.ts';
import { hostileTexts } from './hostile-reports.fixture.ts';
import { classOf, reportIn, sampleClass } from './sample-class.fixture.ts';
import { samples } from './sample-reports.fixture.ts';

const screen = { colour: false, columns: 80 };
const inputOf = ({ report, reports }: ReturnType<typeof classOf>, exporting: Partial<Exporting> = {}): ClassInput => ({
  report,
  reportOf: reportIn(reports),
  pageOf: null,
  exporting: { ...plainExport, ...exporting },
});
const written = async (reporter: typeof classCsv, input: ClassInput): Promise<string> =>
  String(await reporter.render(input, screen));

const [full] = samples.map(({ report }) => report) as [Report];
/** A class with a true zero, a zero given by hand, open points by hand, a review, and nobody's report. */
const four = classOf(
  [
    { ...full, student: { id: 'alice', name: 'Alice' } },
    { ...full, student: { id: '00042', name: 'Zero' }, grade: { ...full.grade, earned: 0, bonus: 0 } },
    {
      ...full,
      student: { id: 'hand', name: 'H' },
      grade: { ...full.grade, manual: { earned: 0, possible: 3, open: 0 } },
    },
    {
      ...full,
      student: { id: 'open', name: 'O' },
      grade: { ...full.grade, manual: { earned: 2, possible: 3, open: 1 } },
    },
    { ...full, student: { id: 'seen', name: 'S' }, grade: { ...full.grade, needsReview: true, unknown: 2 } },
  ],
  [{ id: 'gone', name: 'Gone' }],
);

/**
 * Moodle's import of a table into a new item (grade/import/csv): a row's student is found by the mapped key, a row without
 * a key keeps the student before, `-` is no grade, a blank is 0, a text is refused.
 */
const importedByMoodle = (text: string, decimal = '.'): Map<string, number | null> => {
  const [, ...rows] = parse(text, {
    bom: true,
    delimiter: text.split('\n')[0]!.includes(';') ? ';' : ',',
  });
  const grades = new Map<string, number | null>();
  let student = '';
  for (const [key = '', ...cells] of rows) {
    if (key !== '') student = key;
    const grade = cells.at(-2)!;
    const number = Number(grade.replace(decimal, '.'));
    if (grade !== '-' && Number.isNaN(number)) throw new Error(`Moodle refuses the grade ${grade}`);
    grades.set(student, grade === '-' ? null : number);
  }
  return grades;
};

test('Moodle: a true zero is 0, and what is not known is no grade, never 0', async () => {
  expect([...importedByMoodle(await written(classMoodle, inputOf(four)))]).toEqual([
    ...[
      ['alice', 17],
      ['00042', 0],
      ['hand', 17],
      ['open', null],
      ['seen', null],
      ['gone', null],
    ],
  ]);
  const dialect: CsvDialect = { separator: ';', decimal: ',', bom: true };
  const scaled = importedByMoodle(await written(classMoodle, inputOf(four, { scale: 10, dialect })), ',');
  expect(scaled.get('alice')).toBe(11.33);
  expect(scaled.get('hand')).toBe(9.44);
});

test('feedback on a host that could not be asked is why, not the title of every check', async () => {
  const { report } = samples.find(({ name }) => name === 'unreachable')!;
  const why = 'The host could not be asked: connect ECONNREFUSED 10.4.0.7:22';
  for (const reporter of [classMoodle, classCsv]) {
    const [row] = parse(await written(reporter, inputOf(classOf([report]))), { columns: true }) as [
      Record<string, string>,
    ];
    const feedback = Object.entries(row).find(([column]) => column.includes('feedback'))![1];
    expect(feedback.split(/<br>|(?<=it\.) /)).toEqual([
      'Not everything could be judged yet; the teacher will look at it.',
      why,
    ]);
  }
});

test('Moodle: feedback is HTML in which nothing is a mark, and no backslash stands before a quote', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...hostileTexts, 'C:\\', '\\"'), { minLength: 1, maxLength: 9 }),
      async (texts) => {
        const mixed = samples[1]!.report;
        const reports = texts.map((says, index) => ({
          ...mixed,
          student: { id: `s${index}`, name: says },
          checks: mixed.checks.map((check) => ({ ...check, says })),
        }));
        const text = await written(classMoodle, inputOf(classOf(reports)));
        const rows = parse(text, { columns: true }) as Record<string, string>[];
        expect(rows.map((row) => row['ID number'])).toEqual(reports.map(({ student }) => student.id));
        for (const row of rows) {
          const feedback = Object.values(row).at(-1)!;
          expect(feedback.replaceAll('<br>', '')).not.toMatch(/[<>"'\\]/);
        }
      },
    ),
    { numRuns: 30 },
  );
});

/**
 * Canvas's import (lib/gradebook_importer.rb): the header begins with Student and ID and has a Section; assignments follow;
 * a row of points possible; students by SIS id, then login; a blank is no score.
 */
const importedByCanvas = (text: string) => {
  const [head = [], ...rows] = parse(text, { bom: true, relax_column_count: true });
  expect(head[0]).toMatch(/Student/);
  expect(head[1]).toBe('ID');
  const section = head.indexOf('Section');
  const assignments = head
    .slice(section + 1)
    .filter((title) => !/(?:current|final) (?:score|grade|points)/i.test(title));
  const points = rows.find(([first = '']) => /Points Possible/.test(first));
  const students = rows.filter((row) => row !== points);
  return {
    assignments,
    possible: Number(points?.[section + 1]),
    grades: students.map((row) => [
      row[head.indexOf('SIS User ID')] || row[head.indexOf('SIS Login ID')],
      row[section + 1] === '' ? null : Number(row[section + 1]),
    ]),
  };
};

test('Canvas: one assignment, its points, students by SIS id or login, blank where nothing is known', async () => {
  const mail = classOf([{ ...full, student: { id: 'alice@uni.example', name: '=Eva, A' } }]);
  expect(importedByCanvas(await written(classCanvas, inputOf(four)))).toEqual({
    assignments: ['A container by hand: pinger'],
    possible: 18,
    grades: [
      ['alice', 17],
      ['00042', 0],
      ['hand', 17],
      ['open', null],
      ['seen', null],
      ['gone', null],
    ],
  });
  expect(importedByCanvas(await written(classCanvas, inputOf(mail, { scale: 20 })))).toMatchObject({
    possible: 20,
    grades: [['alice@uni.example', 22.67]],
  });
  const titled = { ...full, lab: { id: 'l', title: 'Final score of lab (7)' } };
  const { report, reports } = classOf([titled]);
  const named = await written(classCanvas, inputOf({ report: { ...report, lab: titled.lab }, reports }));
  expect(importedByCanvas(named).assignments).toEqual(['Final: score of lab 7']);
});

test('csv: the dialects that spreadsheets of other countries want', async () => {
  const dialect: CsvDialect = { separator: ';', decimal: ',', bom: true };
  const text = await written(classCsv, inputOf(sampleClass, { dialect, scale: 10 }));
  expect(text.startsWith('\ufeffid;name;group;email;earned;')).toBe(true);
  const rows = parse(text, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  expect(rows.map(({ id, total, earned }) => [id, total, earned])).toEqual([
    ['alice', '11,33', '15'],
    ['bob', '', '10,5'],
    ['carol', '', ''],
    ['student-004', '', ''],
  ]);
});

test('csv: points by hand that are still open are blank, a zero given by hand is 0', async () => {
  const rows = parse(await written(classCsv, inputOf(four)), { columns: true }) as Record<string, string>[];
  expect(rows.map(({ by_hand }) => by_hand)).toEqual(['', '', '0', '', '', '']);
});

test('xlsx: numbers are numbers, ids and formulas are text, and no text is read as another', async () => {
  const names = ['=1+1', '_x0041_', 'a_x000D_b', '@x', 'x'.repeat(40_000), ...hostileTexts];
  const reports = names.map((name, index) => ({ ...full, student: { id: `000${index}`, name } }));
  const bytes = (await classXlsx.render(inputOf(classOf(reports)), screen)) as Uint8Array;
  const [head = [], ...rows] = (await readSheet(Buffer.from(bytes))) as unknown[][];
  expect(head.slice(0, 4)).toEqual(['id', 'name', 'group', 'email']);
  expect(rows.map(([id]) => id)).toEqual(reports.map(({ student }) => student.id));
  expect(rows.slice(0, 4).map(([, name]) => name)).toEqual(['=1+1', '_x0041_', 'a_x000D_b', '@x']);
  expect(rows.every((row) => row[head.indexOf('total')] === 17)).toBe(true);
  expect(String(rows[4]![1]).length).toBeLessThanOrEqual(32_767);
  for (const row of rows) expect(row.join('')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
});

test('xlsx: blank stays blank', async () => {
  const bytes = (await classXlsx.render(inputOf(four), screen)) as Uint8Array;
  const [head = [], ...rows] = (await readSheet(Buffer.from(bytes))) as unknown[][];
  expect(rows.map((row) => row[head.indexOf('total')])).toEqual([17, 0, 17, null, null, null]);
});
