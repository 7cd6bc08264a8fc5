import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../../model/report.ts';
import { plainExport, reportAlone } from '../../model/reporter.ts';
import { hostileReport, infestedReports } from '../hostile-reports.fixture.ts';
import { reportIn, sampleClass } from '../sample-class.fixture.ts';
import { samples } from '../sample-reports.fixture.ts';
import { classGithub } from './class-github.ts';
import { classroomResult } from './classroom-result.ts';
import { github } from './github.ts';

const screen = { colour: false, columns: 80 };
const [, mixed, needsReview, unreachable] = samples.map(({ report }) => report) as [Report, Report, Report, Report];

/** A line as GitHub's runner reads it: `::name key=value,key=value::data`, with its own escapes. */
const commandOf = (line: string) => {
  const [, kind = '', properties = '', data = ''] = /^::(\w+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  const plain = (text: string): string =>
    text.replace(/%(3A|2C|0D|0A|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const title = properties.split(',').flatMap((pair) => (pair.startsWith('title=') ? [plain(pair.slice(6))] : []));
  return { kind, title: title[0], data: plain(data) };
};
const annotationsOf = async (report: Report) =>
  String(await github.render(reportAlone(report), screen))
    .trimEnd()
    .split('\n')
    .map(commandOf);
const appendix = (report: Report, variable: string): string =>
  github.appendices!(reportAlone(report)).find((one) => one.variable === variable)!.text;

/** The two numbers of GitHub Classroom: its own sum, and the reporter's table. */
const numbersOf = ({ max_score, tests }: ReturnType<typeof classroomResult>) => ({
  sent: Math.round(tests.reduce((sum, { score }) => sum + score, 0) * 100) / 100,
  shown: Math.round((tests.filter(({ status }) => status === 'pass').length / tests.length) * max_score * 100) / 100,
  most: max_score,
});

test('annotations: the grade, failures as errors, unknown checks as warnings; ten of a kind at most', async () => {
  const all = await annotationsOf(mixed);
  expect(all.map(({ kind }) => kind)).toEqual(['notice', 'error', 'error']);
  expect(all[1]).toMatchObject({ title: 'The root file system holds the packages of the lab sheet' });
  const warnings = (await annotationsOf(unreachable)).filter(({ kind }) => kind === 'warning');
  expect(warnings).toHaveLength(10);
});

test('no text of a host ends an annotation, begins another, or leaves its cell of the summary', async () => {
  const check = async (report: Report): Promise<void> => {
    const failed = report.checks.filter(({ bonus, status }) => !bonus && status === 'failed').length;
    const kinds = (await annotationsOf(report)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'error')).toHaveLength(Math.min(10, failed));
    expect(kinds.filter((kind) => !['notice', 'error', 'warning'].includes(kind))).toEqual([]);
    const summary = appendix(report, 'GITHUB_STEP_SUMMARY');
    const rows = summary.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(report.checks.length + 2);
    for (const row of rows) expect(row.split('|')).toHaveLength(7);
    expect(summary).not.toMatch(/<(?!\/?$)|\]\(|https?:\/\//);
    const output = appendix(report, 'GITHUB_OUTPUT');
    expect(output).toMatch(/^result=[A-Za-z0-9+/]+=*\n$/);
    expect(JSON.parse(Buffer.from(output.slice(7), 'base64').toString())).toEqual(classroomResult(report));
    expect(output.length).toBeLessThan(128 * 1024);
  };
  for (const report of infestedReports) await check(report);
  await fc.assert(fc.asyncProperty(hostileReport, check), { numRuns: 30 });
});

test('the sum that goes to Classroom is the one that its reporter shows, with partial points too', () => {
  const graded = { ...mixed, grade: { ...mixed.grade, manual: null }, manual: [] };
  expect(numbersOf(classroomResult(graded))).toEqual({ sent: 10.5, shown: 10.5, most: 15 });
  const points = fc.constantFrom(0.25, 0.5, 1, 1.5, 2, 3, 12.5);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(points, fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 25 }),
      (worths) => {
        const checks = worths.map(([worth, quarters], index) => ({
          ...graded.checks[0]!,
          ...{ id: `c${index}`, points: worth, earned: (worth * quarters) / 4 },
          status: quarters === 4 ? ('passed' as const) : ('failed' as const),
        }));
        const possible = checks.reduce((sum, check) => sum + check.points, 0);
        const { sent, shown, most } = numbersOf(
          classroomResult({ ...graded, checks, grade: { ...graded.grade, possible } }),
        );
        expect(Math.abs(sent - shown)).toBeLessThanOrEqual(0.02);
        expect(Math.abs(most - possible)).toBeLessThanOrEqual(checks.length * (possible / 200));
      },
    ),
  );
});

test.each([
  ['a review', needsReview],
  ['open points by hand', mixed],
])('%s: Classroom is sent nothing, for its sum has no maximum', (_, report) => {
  expect(numbersOf(classroomResult(report))).toMatchObject({ sent: 0, most: 0 });
});

test('a class: the table of all students is the summary, reviews are warnings', async () => {
  const { report, reports } = sampleClass;
  const input = { report, reportOf: reportIn(reports), pageOf: null, exporting: { ...plainExport, scale: 10 } };
  const lines = String(await classGithub.render(input, screen))
    .trimEnd()
    .split('\n')
    .map(commandOf);
  expect(lines.map(({ kind, title }) => [kind, title])).toEqual([
    ['notice', 'A container by hand: pinger'],
    ['warning', 'carol'],
    ['warning', 'student-004'],
  ]);
  const [{ text } = { text: '' }] = classGithub.appendices!(input);
  expect(text.split('\n').filter((line) => line.startsWith('| Alice'))).toEqual([expect.stringContaining('| 11.33 |')]);
  expect(text).toMatch(/\| Bob &#40;bob&#41; \| {2}\| {2}\|/);
});
