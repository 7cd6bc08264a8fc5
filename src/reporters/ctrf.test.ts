import { validate } from 'ctrf';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainExport, reportAlone } from '../model/reporter.ts';
import { classCtrf } from './class-ctrf.ts';
import { ctrf } from './ctrf.ts';
import { hostileReport, infestedReports } from './hostile-reports.fixture.ts';
import { classOf, reportIn, sampleClass } from './sample-class.fixture.ts';
import { samples } from './sample-reports.fixture.ts';

const screen = { colour: false, columns: 80 };
type Document = {
  readonly results: {
    readonly summary: Readonly<Record<string, number>>;
    readonly tests: readonly { readonly name: string; readonly status: string; readonly suite: readonly string[] }[];
  };
};

/** A document as the format's own reference implementation reads it. */
const read = (text: string | Uint8Array): Document => {
  const document = JSON.parse(String(text)) as Document;
  expect(validate(document).errors).toEqual([]);
  return document;
};

test.each(samples)('$name: the reference implementation takes it, and its numbers agree', async ({ report }) => {
  const { results } = read(await ctrf.render(reportAlone(report), screen));
  const count = (status: string): number => results.tests.filter((one) => one.status === status).length;
  const { tests, passed, failed, skipped, other } = results.summary;
  expect([tests, passed, failed, skipped, other]).toEqual([
    ...[report.checks.length, count('passed'), count('failed'), count('skipped'), count('other')],
  ]);
  expect(count('other')).toBe(report.checks.filter(({ status }) => status === 'unknown').length);
  expect(new Set(results.tests.map(({ name }) => name)).size).toBe(tests);
});

test('a class is a suite for each student; nobody is missing in silence', async () => {
  const { report, reports } = sampleClass;
  const input = { report, reportOf: reportIn(reports), pageOf: null, exporting: plainExport };
  const { results } = read(await classCtrf.render(input, screen));
  expect([...new Set(results.tests.map(({ suite }) => suite.at(-1)))]).toEqual([
    ...['Alice (alice)', 'Bob (bob)', 'Carol (carol)', 'Student 4 (student-004)'],
  ]);
  expect(results.tests.at(-1)).toMatchObject({ status: 'other', rawStatus: 'not graded' });
});

test('it is taken whatever the texts of a host are, and a class of nobody too', async () => {
  for (const report of infestedReports) read(await ctrf.render(reportAlone(report), screen));
  await fc.assert(
    fc.asyncProperty(hostileReport, async (report) => void read(await ctrf.render(reportAlone(report), screen))),
    { numRuns: 30 },
  );
  const { report } = classOf([]);
  read(await classCtrf.render({ report, reportOf: reportIn([]), pageOf: null, exporting: plainExport }, screen));
});
