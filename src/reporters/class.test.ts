import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClassReport } from '../model/class-report.ts';
import { plainExport } from '../model/reporter.ts';
import { classCsv } from './class-csv.ts';
import { classJson } from './class-json.ts';
import { classTerminal } from './class-terminal.ts';
import { hostileTexts } from './hostile-reports.fixture.ts';
import { classOf, reportIn } from './sample-class.fixture.ts';
import { samples } from './sample-reports.fixture.ts';
import { width } from './wrap.ts';

/** A class of these names, whose reports are the samples in turn. */
const named = (names: readonly string[]) =>
  classOf(
    names.map((name, index) => {
      const { report } = samples[index % samples.length]!;
      return { ...report, student: { id: `s${index}`, name } };
    }),
    [{ id: 'zoe', name: '=1+1' }],
  );
const written = async (
  reporter: typeof classCsv,
  { report, reports }: ReturnType<typeof classOf>,
  columns = 80,
): Promise<string> =>
  (await reporter.render(
    { report, reportOf: reportIn(reports), pageOf: null, exporting: plainExport },
    { colour: false, columns },
  )) as string;

test.each([40, 60, 80, 200])(
  'the class fits %d columns: what does not fit goes into another block',
  async (columns) => {
    const text = await written(classTerminal, named(['Alice', 'Bob', 'Carol', 'Dave']), columns);
    for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
    for (const id of ['s0', 's1', 's2', 's3']) expect(text).toMatch(new RegExp(`^${id} `, 'm'));
    expect(text).toContain('Not graded: =1+1 (zoe)');
  },
);

test('class.csv: texts of strangers are neither formulas nor new rows, and blank is not zero', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' })), { minLength: 1 }),
      async (names) => {
        const strangers = named([...names, '=1', ' =1', '+1', '@SUM(A1)', '-1', '\t=1', '＝1']);
        const rows = parse(await written(classCsv, strangers), { columns: true }) as Record<string, string>[];
        expect(rows).toHaveLength(names.length + 8);
        for (const row of rows) {
          expect(row['name']).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
          expect(Object.values(row).join('')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          if (row['needs_review'] === 'yes') expect([row['earned'], row['bonus'], row['final']]).toEqual(['', '', '']);
          else expect(row['earned']).toMatch(/^\d+(\.\d+)?$/);
        }
      },
    ),
  );
});

test.each([classTerminal, classJson])('no control sequence of a host or a name leaves $name', async (reporter) => {
  const text = await written(reporter, named(hostileTexts));
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});

test('json is the class itself, with every text as it is', async () => {
  const strangers = named(hostileTexts);
  expect(JSON.parse(await written(classJson, strangers)) as ClassReport).toEqual(strangers.report);
});
