import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { reportAlone } from '../model/reporter.ts';
import { usualTotal } from '../model/total.ts';
import { totalOf } from '../stages/total.ts';
import { gradescope } from './gradescope.ts';
import { hostileReport } from './hostile-reports.fixture.ts';
import { samples } from './sample-reports.fixture.ts';

/** As gradescope-autograders.readthedocs.io/en/latest/specs/ describes results.json. */
const format = { enum: ['text', 'html', 'simple_format', 'md', 'ansi'] };
const visibility = { enum: ['hidden', 'after_due_date', 'after_published', 'visible'] };
const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['tests'],
  properties: {
    score: { type: 'number' },
    execution_time: { type: 'number' },
    output: { type: 'string' },
    ...{ output_format: format, test_output_format: format, test_name_format: format },
    ...{ visibility, stdout_visibility: visibility },
    extra_data: { type: 'object' },
    tests: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          ...{ score: { type: 'number' }, max_score: { type: 'number' } },
          status: { enum: ['passed', 'failed'] },
          ...{ name: { type: 'string' }, name_format: format, number: { type: 'string' }, output: { type: 'string' } },
          ...{ output_format: format, tags: { type: 'array', items: { type: 'string' } }, visibility },
          extra_data: { type: 'object' },
        },
      },
    },
  },
};
const isTaken = new Ajv().compile(schema);

type Results = {
  readonly score?: number;
  readonly tests: readonly { readonly score?: number; readonly status?: string }[];
};
const read = async (report: Report, scale: number | null = null): Promise<Results> => {
  const total = totalOf(report.grade, report.decided, usualTotal);
  const alone = reportAlone(report);
  const input = { ...alone, total, exporting: { ...alone.exporting, scale } };
  const results = JSON.parse(String(await gradescope.render(input, { colour: false, columns: 80 }))) as Results;
  expect(isTaken(results), JSON.stringify(isTaken.errors)).toBe(true);
  return results;
};

const [allPassed, mixed, needsReview, unreachable] = samples.map(({ report }) => report) as [
  Report,
  Report,
  Report,
  Report,
];

test('full marks and a bonus: the score is the total, at any scale', async () => {
  expect((await read(allPassed)).score).toBe(17);
  expect((await read(allPassed, 10)).score).toBe(11.33);
});

test.each([
  ['a review', needsReview],
  ['a host that was not reached', unreachable],
  ['points by hand that are open', mixed],
])('%s: no score at all, neither of the whole nor of a test, for those would be added up', async (_, report) => {
  const results = await read(report);
  expect(results).not.toHaveProperty('score');
  expect(results.tests.filter((one) => 'score' in one)).toEqual([]);
});

test('a check that could not be judged has neither score nor status', async () => {
  const decided = { ...needsReview, decided: { ...needsReview.grade, needsReview: false, earned: 12 } };
  const results = await read(decided);
  expect(results.score).toBe(14);
  expect(results.tests.filter((one) => !('status' in one)).length).toBe(3);
});

test('it is taken whatever the texts of a host are', async () => {
  await fc.assert(
    fc.asyncProperty(hostileReport, async (report) => void (await read(report))),
    { numRuns: 30 },
  );
});
