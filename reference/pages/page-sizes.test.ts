import { expect, test } from 'vitest';
import { loadLabs } from '../../checks/index.ts';
import { pinger } from '../../checks/pinger/lab.ts';
import { classPage } from '../../src/reporters/html/class-page.tsx';
import { studentPage } from '../../src/reporters/html/student-page.tsx';
import { recordings } from '../prove/recordings.ts';
import { spread } from '../prove/spread.fixture.ts';
import { classOfSize, inputOf } from './graded.fixture.ts';

const labs = await loadLabs();
const bytes = (text: string): number => Buffer.byteLength(text);

test.each(labs.map((lab) => [lab.id, lab] as const))(
  'a page of a recorded student of %s is under 300 kB',
  async (id, lab) => {
    for (const [name, { evidence }] of spread([...(await recordings(id))], (one) => one[1].evidence)) {
      const size = bytes(studentPage(inputOf(lab, evidence)));
      expect({ name, size: Math.min(size, 300_000) }).toEqual({ name, size });
      expect(size).toBeGreaterThan(20_000);
    }
  },
  600_000,
);

const mistakes = async () =>
  spread([...(await recordings(pinger.id)).values()], ({ evidence }) => evidence).map(
    ({ evidence }) => inputOf(pinger, evidence).report,
  );

test('the page of 200 students is under 1 MB', async () => {
  const page = classPage({
    report: classOfSize(pinger, await mistakes(), 200),
    pageOf: (student) => `${student}.html`,
  });
  expect(bytes(page)).toBeLessThan(1_000_000);
  expect(bytes(page)).toBeGreaterThan(200_000);
});

test('above 1,000 students the page says to take groups, and shows all the same', async () => {
  const reports = await mistakes();
  const pageOf = (size: number): string => classPage({ report: classOfSize(pinger, reports, size), pageOf: null });
  const note = /This page holds 1001 students\. Grade with --group to get one page for each group\./;
  const page = pageOf(1001);
  expect(page).toMatch(note);
  expect(page).toContain('id="s-student-1000"');
  expect(pageOf(1000)).not.toMatch(/Grade with --group/);
});

test('a class of one is a page like any other', async () => {
  const [report] = await mistakes();
  expect(classPage({ report: classOfSize(pinger, [report!], 1), pageOf: null })).toContain('id="s-student-0"');
});
