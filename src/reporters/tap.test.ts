import * as fc from 'fast-check';
import { type FinalResults, Parser, type Result } from 'tap-parser';
import { expect, test } from 'vitest';
import type { Report, ReportedCheck } from '../model/report.ts';
import { plainExport, reportAlone } from '../model/reporter.ts';
import { classTap } from './class-tap.ts';
import { hostileReport, infestedReports } from './hostile-reports.fixture.ts';
import { plain } from './plain.ts';
import { classOf, reportIn, sampleClass } from './sample-class.fixture.ts';
import { samples } from './sample-reports.fixture.ts';
import { tap } from './tap.ts';

const screen = { colour: false, columns: 80 };

/** The result of a strict reader; `extra` holds the lines that it could not place. */
const parsed = (text: string): { final: FinalResults; points: Result[]; extra: string[] } => {
  const points: Result[] = [];
  const extra: string[] = [];
  let final: FinalResults | undefined;
  const parser = new Parser({ strict: true }, (results) => (final = results));
  parser.on('assert', (point: Result) => points.push(point));
  for (const event of ['extra', 'child', 'bailout', 'pragma'])
    parser.on(event, (what: unknown) => extra.push(`${event} ${String(what)}`));
  parser.end(text);
  return { final: final!, points, extra };
};

const rendered = (report: Report): string => tap.render(reportAlone(report), screen) as string;

test('each status has its line', () => {
  const { points, final } = parsed(rendered(samples[1]!.report));
  const byName = (part: string): Result | undefined => points.find(({ name }) => name.includes(part));
  expect(byName('is linked statically')).toMatchObject({
    ok: true,
    diag: { note: 'The binary is stripped, so only its headers were read.' },
  });
  expect(byName('Both ends of the pair')).toMatchObject({ ok: true, skip: 'waits for task 5 (veth-pair)' });
  expect(byName('join the host')).toMatchObject({
    ok: false,
    todo: false,
    diag: { status: 'failed', cause: 'not-moved', repair: 'host# ip link set veth-pinger netns pinger' },
  });
  expect(final).toMatchObject({ ok: false, count: 15, pass: 11, fail: 4, skip: 3, todo: 2 });
});

test('what could not be judged is not ok, and says how to cure it', () => {
  const { points } = parsed(rendered(samples[2]!.report));
  expect(points.find(({ name }) => name.includes('namespace pinger exists'))).toMatchObject({
    ok: false,
    diag: { status: 'unknown', reason: 'missing-tool', cure: 'Install ip on the host, then grade it again.' },
  });
});

test('a bonus that is not reached fails nothing', () => {
  const checks = samples[1]!.report.checks.filter(({ bonus, status }) => bonus || status === 'passed');
  expect(checks.map(({ status }) => status)).toEqual(expect.arrayContaining(['failed', 'unknown']));
  expect(parsed(rendered({ ...samples[1]!.report, checks })).final.ok).toBe(true);
});

test('a report without checks is a skipped plan', () => {
  expect(parsed(rendered({ ...samples[0]!.report, checks: [] })).final).toMatchObject({ ok: true, count: 0 });
});

const holds = (report: Report): void => {
  const text = rendered(report);
  const { final, points, extra } = parsed(text);
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(extra).toEqual([]);
  expect(points.map(({ tapError }) => tapError).filter(Boolean)).toEqual([]);
  expect(points.map(({ name, buffered }) => [name, buffered])).toEqual(
    report.checks.map(({ title, id }) => [described(title.trim() || id), false]),
  );
  expect(points.map(({ ok, skip, todo }) => [ok, skip !== false, todo !== false])).toEqual(report.checks.map(outcome));
  expect(final).toMatchObject({
    count: report.checks.length,
    bailout: false,
    plan: { start: 1, end: report.checks.length },
  });
  for (const [index, check] of report.checks.entries())
    if (check.status === 'failed') expect(points[index]!.diag).toMatchObject({ actual: plain(check.actual!) });
};

const described = (text: string): string => plain(text).trim().replace(/\{$/, '\\x7b');

const outcome = ({ status, bonus }: ReportedCheck): [ok: boolean, skip: boolean, todo: boolean] => {
  const ok = status === 'passed' || status === 'blocked';
  return [ok, status === 'blocked', !ok && bonus];
};

test('no text of a report forges or hides a result', () => {
  for (const report of infestedReports) holds(report);
  fc.assert(fc.property(hostileReport, holds));
});

test('a teacher’s decision and the run of a verdict stand beside it, whatever the verdict is', () => {
  const { report } = samples[1]!;
  const decision = { earned: 0.5, reason: 'seen in class', author: 'the teacher' };
  const checks = report.checks.map((check) => ({ ...check, decision, run: '20260131T120000Z-3f9a1c' }));
  for (const { diag } of parsed(rendered({ ...report, checks })).points)
    expect(diag).toMatchObject({
      decision: expect.stringMatching(/^0\.5 of .* by the teacher: seen in class$/),
      run: '20260131T120000Z-3f9a1c',
    });
});

type Subtest = { readonly name: string; readonly points: Result[]; final?: FinalResults };

/** A strict reader's result for a class: its students, and the checks of each. */
const parsedClass = (text: string) => {
  const students: Result[] = [];
  const subtests: Subtest[] = [];
  const extra: string[] = [];
  let final: FinalResults | undefined;
  const parser = new Parser({ strict: true }, (results) => (final = results));
  parser.on('assert', (point: Result) => students.push(point));
  for (const event of ['extra', 'bailout', 'pragma']) parser.on(event, (what: unknown) => extra.push(String(what)));
  parser.on('child', (child: Parser) => {
    const subtest: Subtest = { name: child.name, points: [] };
    subtests.push(subtest);
    child.on('assert', (point: Result) => subtest.points.push(point));
    child.on('complete', (results: FinalResults) => (subtest.final = results));
    for (const event of ['extra', 'child', 'bailout', 'pragma'])
      child.on(event, (what: unknown) => extra.push(`${event} ${String(what)}`));
  });
  parser.end(text);
  return { students, subtests, extra, final: final! };
};
const asClass = async ({ report, reports }: ReturnType<typeof classOf>): Promise<string> =>
  (await classTap.render(
    { report, reportOf: reportIn(reports), pageOf: null, exporting: plainExport },
    screen,
  )) as string;

test('a class has a subtest for each student, with the points that it has alone', async () => {
  const { students, subtests, extra, final } = parsedClass(await asClass(sampleClass));
  expect(extra).toEqual([]);
  expect(students.map(({ name, ok }) => [name, ok])).toEqual([
    ['alice', true],
    ['bob', false],
    ['carol', false],
    ['student-004', false],
  ]);
  expect(students[3]!.diag).toEqual({ says: 'There is no report of this student in the run.' });
  expect(students.map(({ tapError }) => tapError).filter(Boolean)).toEqual([]);
  expect(final).toMatchObject({ ok: false, count: 4, plan: { start: 1, end: 4 } });
  for (const [index, report] of sampleClass.reports.entries()) {
    const { name, points } = subtests[index]!;
    expect(name).toBe(report.student.id);
    const told = ({ ok, name: title, skip, todo, diag }: Result) => ({ ok, title, skip, todo, diag });
    expect(points.map(told)).toEqual(parsed(rendered(report)).points.map(told));
  }
});

test('no text of any student forges or hides a result of a class', async () => {
  const strangers = infestedReports.map((report, index) => ({
    ...report,
    student: { ...report.student, id: `s${index}` },
  }));
  const text = await asClass(classOf(strangers));
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  const { students, subtests, extra, final } = parsedClass(text);
  expect(extra).toEqual([]);
  expect(students.map(({ tapError }) => tapError).filter(Boolean)).toEqual([]);
  expect(final).toMatchObject({ count: strangers.length, bailout: false });
  for (const [index, report] of strangers.entries())
    expect(subtests[index]!.points.map(({ ok, skip, todo }) => [ok, skip !== false, todo !== false])).toEqual(
      report.checks.map(outcome),
    );
});
