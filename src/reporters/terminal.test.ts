import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { reportAlone } from '../model/reporter.ts';
import { hostileReport, infestedReports } from './hostile-reports.fixture.ts';
import { samples } from './sample-reports.fixture.ts';
import { terminal } from './terminal.ts';

const rendered = (report: Report, columns = 80, colour = false): string =>
  terminal.render(reportAlone(report), { colour, columns }) as string;
const [allPassed, mixed, needsReview, unreachable] = samples.map(({ report }) => report) as [
  Report,
  Report,
  Report,
  Report,
];
const head = (report: Report): string[] => rendered(report, 100).split('\n').slice(0, 4);

test('the first lines are the grade, the root cause and the next step', () => {
  expect(head(mixed)).toEqual([
    '10.5 of 15 points, bonus 0 of 2, by hand 2.5 of 5 (2 not given yet)',
    'Fix first: Both ends of the pair are still on the host. (3 more wait for it)',
    'Next step (task 5): Move veth-pinger into the namespace pinger.',
    '',
  ]);
});

test('a grade that needs review is a range', () => {
  expect(head(needsReview)[0]).toBe('11 to 14 of 15 points: 3 cannot be judged yet; bonus 2 of 2');
});

test('without hints the next step is the task to read again', () => {
  expect(head(needsReview)[2]).toBe('Next step: Read task 2 of the lab sheet again.');
});

test('full marks are said clearly, and a bonus that is left is named', () => {
  expect(head(allPassed).slice(1, 3)).toEqual([
    'Full marks: everything that the lab asks for is there.',
    'Next step: none, you are done.',
  ]);
  const bonusLeft = {
    ...allPassed,
    checks: allPassed.checks.map((check) =>
      check.id === 'image-archive' ? { ...check, status: 'failed' as const, earned: 0 } : check,
    ),
  };
  expect(head(bonusLeft)[2]).toBe('Next step: Try the bonus of task 14, if you like; nothing else is left.');
});

test('what is left is never called done', () => {
  expect(head({ ...mixed, next: null }).slice(1, 3)).toEqual([
    'Not everything is there yet; see below.',
    'Next step: Read task 1 of the lab sheet again.',
  ]);
});

test('a report in which nothing is required claims no full marks', () => {
  expect(head({ ...allPassed, checks: [] })[1]).toBe('No required check was graded.');
});

test('one reason for everything is told once', () => {
  const text = rendered(unreachable);
  expect(text.match(/ECONNREFUSED/g)).toHaveLength(1);
  expect(text.match(/SSH server/g)).toHaveLength(1);
  expect(text).toContain('None of the 15 checks could be judged');
});

test('one reason for some checks is told at the first of them', () => {
  const text = rendered(needsReview);
  expect(text.match(/Install ip/g)).toHaveLength(1);
  expect(text).toContain('for the same reason as netns-exists');
});

test('what could not be judged shows no zero', () => {
  expect(rendered(needsReview)).toMatch(/\? unknown {2}\?\/1/);
});

test('checks stand in the order of their first tasks', () => {
  const shuffled = { ...allPassed, checks: allPassed.checks.toReversed() };
  const tasks = [...rendered(shuffled).matchAll(/^Task (\d+)/gm)].map(([, task]) => Number(task));
  expect(tasks).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14]);
});

test('a command stays on one line on a narrow screen', () => {
  expect(rendered(mixed, 20)).toContain('ip link set veth-pinger netns pinger\n');
});

test('on a very wide screen lines stay short enough to read', () => {
  expect(rendered(mixed, 500)).toBe(rendered(mixed, 100));
});

test('a screen that does not know its width has 80 columns', () => {
  for (const columns of [0, -1, Number.NaN, undefined as never])
    expect(rendered(mixed, columns)).toBe(rendered(mixed, 80));
});

test('colours only decorate', () => {
  for (const { report } of samples) {
    for (const columns of [20, 80, 200]) {
      expect(rendered(report, columns, true)).not.toBe(rendered(report, columns));
      expect(stripVTControlCharacters(rendered(report, columns, true))).toBe(rendered(report, columns));
    }
  }
});

const clean = (report: Report, columns: number): void => {
  const text = rendered(report, columns);
  expect(text).toMatch(/^\S[^]*\n$/);
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(text).not.toMatch(/[^\S\n]\n/);
  expect(stripVTControlCharacters(rendered(report, columns, true))).toBe(text);
};

test('no text of a report acts on the terminal', () => {
  for (const report of infestedReports) clean(report, 80);
  fc.assert(fc.property(hostileReport, fc.integer({ min: 1, max: 120 }), clean));
});

test('no text of a report looks like the line of another check', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const marks = rendered({
        ...report,
        checks: report.checks.map((check, index) => ({ ...check, says: `${check.says}${index}` })),
      }).match(/^(?:Task \d+ +| {9})[✓✗·?] (?:passed|failed|blocked|unknown)/gm);
      expect(marks).toHaveLength(report.checks.length);
    }),
  );
});
