import type { ClassReport } from '../model/class-report.ts';
import type { Report } from '../model/report.ts';
import { classOf as classReportOf, summarise } from '../stages/class.ts';
import { samples } from './sample-reports.fixture.ts';

/** A class, and the reports that it is made of. */
export const classOf = (
  reports: readonly Report[],
  missing: readonly Report['student'][] = [],
): { readonly report: ClassReport; readonly reports: readonly Report[] } => {
  const { tool, lab, checks } = samples[0]!.report;
  const chosen = [...reports.map(({ student }) => student), ...missing];
  const order = checks.map(({ id, title, tasks }) => ({ id, title, tasks }));
  const head = { tool, lab, run: '20261121T100000Z-3f9a1c', phases: [], chosen, order };
  return {
    report: classReportOf(
      head,
      reports.map((one) => summarise(one)),
    ),
    reports,
  };
};

/** Reads a report of a class as a reporter asks for it. */
export const reportIn =
  (reports: readonly Report[]) =>
  async (id: string): Promise<Report> =>
    reports.find(({ student }) => student.id === id)!;

const [allPassed, mixed, needsReview] = samples.map(({ report }) => report) as [Report, Report, Report];

/** One with full marks, one with mistakes, one who could not be judged in full, and one without a report. */
export const sampleClass = classOf(
  [
    allPassed,
    { ...mixed, student: { id: 'bob', name: 'Bob' } },
    { ...needsReview, student: { id: 'carol', name: 'Carol' } },
  ],
  [{ id: 'student-004', name: 'Student 4' }],
);
