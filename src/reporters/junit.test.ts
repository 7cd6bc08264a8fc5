import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../model/report.ts';
import { plainExport, reportAlone } from '../model/reporter.ts';
import { classJunit } from './class-junit.ts';
import { hostileReport, infestedReports } from './hostile-reports.fixture.ts';
import { junit } from './junit.ts';
import { classOf, reportIn, sampleClass } from './sample-class.fixture.ts';
import { samples } from './sample-reports.fixture.ts';

const schema = await readFile(new URL('../../fixtures/junit/junit.xsd', import.meta.url), 'utf8');
const screen = { colour: false, columns: 80 };
const rendered = async (report: Report): Promise<string> => (await junit.render(reportAlone(report), screen)) as string;

const faults = async (...documents: readonly string[]): Promise<string[]> => {
  const xml = documents.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  return (await validateXML({ xml, schema, initialMemoryPages: 512, maxMemoryPages: 4096 })).errors.map(
    ({ message }) => message,
  );
};

test('loading the reporters does not load the builder', async () => {
  const loaded = (): boolean =>
    Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('junit-report-builder'));
  expect(loaded()).toBe(false);
  await rendered(samples[0]!.report);
  expect(loaded()).toBe(true);
});

test.each(samples)('$name is valid', async ({ report }) => {
  expect(await faults(await rendered(report))).toEqual([]);
});

test.each([
  ['an outcome outside of its case', /<testcase /, '<failure/><testcase '],
  ['two outcomes in a case', /<failure/, '<skipped/><failure'],
  ['a case outside of its suite', /<\/testsuite>/, '</testsuite><testcase classname="a" name="b" time="0"/>'],
  ['output before the outcome', /<skipped\/>/, '<system-out/><skipped/>'],
  ['a case without a name', / name="The network namespace pinger exists"/, ''],
  ['a count that is none', /failures="2"/, 'failures="two"'],
  ['a moment with a zone', /timestamp="([^"]+)"/, 'timestamp="$1Z"'],
  ['an attribute of another format', /<testcase /, '<testcase status="run" '],
] as const)('the schema refuses %s', async (_, part, wrong) => {
  const right = await rendered(samples[1]!.report);
  expect(right).toMatch(part);
  expect(await faults(right.replace(part, wrong))).not.toEqual([]);
});

test('failed is a failure, unknown an error, blocked and bonus are skipped', async () => {
  const [mixed, needsReview] = [await rendered(samples[1]!.report), await rendered(samples[2]!.report)];
  expect(mixed).toContain('<testsuites tests="15" failures="2" errors="0" skipped="5">');
  expect(mixed).toContain('<failure message="Both ends of the pair are still on the host." type="not-moved">');
  expect(needsReview).toContain('<testsuites tests="15" failures="1" errors="3" skipped="0">');
  expect(needsReview).toContain('<error message="The host has no ip." type="missing-tool">');
});

test('a moment that is none is left out', async () => {
  const text = await rendered({ ...samples[0]!.report, collectedAt: 'yesterday' });
  expect(text).not.toContain('timestamp');
  expect(await faults(text)).toEqual([]);
});

/** Canonical XML has no CDATA and escapes every `<` of a text, so what still looks like an element is one. */
const canonical = async (text: string): Promise<string> => {
  const { normalized, rawOutput } = await validateXML({
    xml: text,
    normalization: 'c14n',
    initialMemoryPages: 512,
    maxMemoryPages: 4096,
  });
  return normalized || rawOutput;
};

const holds = async (reports: readonly Report[]): Promise<void> => {
  const texts = await Promise.all(reports.map(rendered));
  expect(await faults(...texts)).toEqual([]);
  for (const [index, text] of texts.entries()) {
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    const count = (element: string): number =>
      text
        .split(/<!\[CDATA\[[^]*?\]\]>/)
        .join('')
        .split(`<${element}`).length - 1;
    const { checks } = reports[index]!;
    expect(count('testcase ')).toBe(checks.length);
    expect(count('failure')).toBe(checks.filter(({ status, bonus }) => status === 'failed' && !bonus).length);
    expect(count('error')).toBe(checks.filter(({ status, bonus }) => status === 'unknown' && !bonus).length);
    expect(count('skipped/>')).toBe(
      checks.filter(({ status, bonus }) => status === 'blocked' || (bonus && status !== 'passed')).length,
    );
  }
};

test('no text of a report forges or breaks an element', async () => {
  await holds(infestedReports);
  await fc.assert(fc.asyncProperty(fc.array(hostileReport, { minLength: 20, maxLength: 20 }), holds), { numRuns: 5 });
});

test('an XML reader counts the same cases, and reads the texts', async () => {
  const text = await canonical(await rendered(infestedReports[0]!));
  expect(text.match(/<testcase /g)).toHaveLength(15);
  expect(text).toContain(']]\\x3e');
});

test('a teacher’s decision and the run of a verdict stand beside it, whatever the verdict is', async () => {
  const { report } = samples[1]!;
  const decision = { earned: 0.5, reason: 'seen in class', author: 'the teacher' };
  const checks = report.checks.map((check) => ({ ...check, decision, run: '20260131T120000Z-3f9a1c' }));
  const xml = await rendered({ ...report, checks });
  expect(await faults(xml)).toEqual([]);
  expect(xml.match(/decision: 0\.5 of .* by the teacher: seen in class\nrun: 20260131T120000Z-3f9a1c/g)).toHaveLength(
    checks.length,
  );
});

const asClass = async ({ report, reports }: ReturnType<typeof classOf>): Promise<string> =>
  (await classJunit.render(
    { report, reportOf: reportIn(reports), pageOf: null, exporting: plainExport },
    screen,
  )) as string;

test('a class has a suite for each student, the same as alone; one without a report is an error', async () => {
  const xml = await asClass(sampleClass);
  expect(await faults(xml)).toEqual([]);
  expect(xml).toContain('<testsuites tests="46" failures="3" errors="4" skipped="5">');
  expect(xml.match(/<testsuite name="([^"]+)"/g)).toEqual(
    ['alice', 'bob', 'carol', 'student-004'].map((id) => `<testsuite name="pinger/${id}"`),
  );
  const suite = /<testsuite [^]*<\/testsuite>/;
  for (const report of sampleClass.reports) expect(xml).toContain(suite.exec(await rendered(report))![0]);
  expect(xml).toMatch(/<error message="There is no report of this student in the run." type="not-graded"\/>/);
});

test('no text of any student forges or breaks an element of a class', async () => {
  const strangers = infestedReports.map((report, index) => ({
    ...report,
    student: { ...report.student, id: `s${index}` },
  }));
  const missing = infestedReports.map(({ student }) => ({ ...student, id: 'never' }));
  const xml = await asClass(classOf(strangers, missing));
  expect(await faults(xml)).toEqual([]);
  expect(xml).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  const read = await canonical(xml);
  expect(read.match(/<testsuite /g)).toHaveLength(strangers.length + missing.length);
  expect(read.match(/<testcase /g)).toHaveLength(strangers.length * 15 + missing.length);
});
