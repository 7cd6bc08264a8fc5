import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grade, Report } from '../model/report.ts';
import { reportAlone } from '../model/reporter.ts';
import { classReporters } from './class-reporters.ts';
import { reporters } from './reporters.ts';
import { samples } from './sample-reports.fixture.ts';

test.each([
  ['one student', reporters],
  ['a class', classReporters],
])('of %s, each format has a name of its own, and the first is the one for people', (_, all) => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all[0]!.name).toBe('terminal');
});

const text = async (name: string, report: Report): Promise<string> =>
  (await reporters
    .find((reporter) => reporter.name === name)!
    .render(reportAlone(report), { colour: false, columns: 100 })) as string;

/** Points of up to two decimals. */
const points = fc.nat(9999).map((hundredths) => hundredths / 100);
const grades: fc.Arbitrary<Grade> = fc.record({
  earned: points,
  possible: points,
  bonus: points,
  unknown: points,
  needsReview: fc.boolean(),
  manual: fc.option(fc.record({ earned: points, possible: points, open: points })),
});

test('every format prints the same grade', async () => {
  await fc.assert(
    fc.asyncProperty(grades, async (grade) => {
      const report = { ...samples[0]!.report, grade };
      const most = (Math.round(grade.earned * 100) + Math.round(grade.unknown * 100)) / 100;
      const word = grade.possible === 1 ? 'point' : 'points';
      const open = grade.manual && grade.manual.open > 0 ? ` (${grade.manual.open} not given yet)` : '';
      const byHand = grade.manual ? [`by hand ${grade.manual.earned} of ${grade.manual.possible}${open}`] : [];
      const line = grade.needsReview
        ? [
            `${grade.earned} to ${most} of ${grade.possible} ${word}: ${grade.unknown} cannot be judged yet`,
            `bonus ${grade.bonus} of 2`,
            ...byHand,
          ].join('; ')
        : [`${grade.earned} of ${grade.possible} ${word}`, `bonus ${grade.bonus} of 2`, ...byHand].join(', ');
      expect((await text('terminal', report)).split('\n\n')[0]?.replaceAll('\n', ' ').replace(/ +/g, ' ')).toMatch(
        line,
      );
      expect((await text('tap', report)).split('\n').at(-2)).toBe(`# grade: ${line}`);
      expect(JSON.parse(await text('json', report)).grade).toEqual(grade);
      const junit = await text('junit', report);
      const { manual, ...automatic } = grade;
      for (const [name, value] of [
        ...Object.entries(automatic),
        ...Object.entries(manual ?? {}).map(([name, value]) => [`manual.${name}`, value]),
      ])
        expect(junit).toContain(`<property name="grade.${name}" value="${value}"/>`);
    }),
  );
});
