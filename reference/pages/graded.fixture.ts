import type { Evidence, Lab, Report } from '../../src/index.ts';
import type { ReportInput } from '../../src/model/reporter.ts';
import { checkHeads, classOf, summarise } from '../../src/stages/class.ts';
import { grade } from '../../src/stages/grade.ts';
import { plan } from '../../src/stages/plan.ts';
import { wholeInput } from '../../src/stages/whole-input.ts';

/** A recorded host as its page tells of it, with all hints. */
export const inputOf = (lab: Lab, evidence: Evidence): ReportInput => {
  const chosen = plan(lab, evidence.parameters);
  const { facts, report } = grade(chosen, evidence, {
    hints: 'full',
    trust: 'graded',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
    tool: evidence.tool,
  });
  return wholeInput(chosen, evidence, report, [], facts);
};

/** A class of so many students who made the mistakes of some reports, in turn. */
export const classOfSize = (lab: Lab, reports: readonly Report[], size: number) => {
  const students = Array.from({ length: size }, (_, at) => ({ id: `student-${at}`, name: `Student ${at}` }));
  return classOf(
    {
      tool: reports[0]!.tool,
      run: '20260131T120000Z-3f9a1c',
      lab: { id: lab.id, title: lab.title },
      phases: [],
      chosen: students,
      order: checkHeads(lab),
    },
    students.map((student, at) => summarise({ ...reports[at % reports.length]!, student }, { group: `g${at % 8}` })),
  );
};
