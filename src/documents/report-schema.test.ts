import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Report, ReportedCheck } from '../model/report.ts';
import { samples } from '../reporters/sample-reports.fixture.ts';
import { reportSchemaDocument } from './report-schema.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile<Report>(reportSchemaDocument);
const [, mixed, needsReview] = samples.map(({ report }) => report) as [Report, Report, Report];
const saved = (report: object): unknown => JSON.parse(JSON.stringify(report));
const withCheck = (report: Report, id: string, change: object): object => ({
  ...report,
  checks: report.checks.map((check): ReportedCheck => (check.id === id ? { ...check, ...change } : check)),
});

test.each(samples)('$name is a report', ({ report }) => {
  validate(saved(report));
  expect(validate.errors).toBeNull();
});

test.each([
  ['another schema', { ...mixed, schema: 'labcheck/report/1' }],
  ['a property too many', { ...mixed, secret: 1 }],
  ['a property too many within', { ...mixed, student: { ...mixed.student, secret: 1 } }],
  ['a property too few', { ...mixed, grade: { ...mixed.grade, possible: undefined } }],
  ['points below zero', withCheck(mixed, 'veth-pair', { earned: -1 })],
  ['a fifth status', withCheck(mixed, 'veth-pair', { status: 'skipped' })],
  ['a failure without its cause', withCheck(mixed, 'veth-pair', { cause: null })],
  ['a blocked check without its root', withCheck(mixed, 'address-netns', { blockedBy: null })],
  ['an unknown check without a reason', withCheck(needsReview, 'netns-exists', { unknown: null })],
  [
    'a reason that nobody knows',
    withCheck(needsReview, 'netns-exists', { unknown: { reason: 'bored', detail: '', cure: '' } }),
  ],
  ['a moment that is none', { ...mixed, judgedAt: 'yesterday' }],
])('%s is refused', (_, report) => {
  expect(validate(saved(report))).toBe(false);
});
