import { join } from 'node:path';
import { enrolmentOf } from '../documents/enrolment-of.ts';
import { earlierGrades } from '../documents/files/earlier-grades.ts';
import { readEvidence } from '../documents/files/evidence.ts';
import type { SavedRun } from '../documents/files/read-run.ts';
import type { ClassReport } from '../model/class-report.ts';
import { LabcheckError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import type { Report } from '../model/report.ts';
import { type ReportInput, reportAlone } from '../model/reporter.ts';
import { checkHeads, classOf, phasesOf, summarise } from '../stages/class.ts';
import { plan } from '../stages/plan.ts';
import { wholeInput } from './whole-input.ts';

/** A student of a saved run, with all that the run holds. Evidence may have been deleted: then the report stands alone. */
export const savedInput = async (
  run: SavedRun,
  folder: string,
  report: Report,
  labs: readonly Lab[],
): Promise<ReportInput> => {
  const earlier = await earlierGrades(run.folder, report);
  const lab = labs.find(({ id }) => id === report.lab.id);
  const evidence = await readEvidence(join(folder, 'evidence.json')).catch((error: unknown) => {
    if (!(error instanceof LabcheckError)) throw error;
    return undefined;
  });
  return lab && evidence?.lab === lab.id
    ? wholeInput(plan(lab), evidence, report, earlier)
    : { ...reportAlone(report), earlier: earlier.length > 0 ? earlier : null };
};

/** The class of a saved run, from its reports. */
export const savedClass = ({ id, journal, students }: SavedRun, labs: readonly Lab[]): ClassReport => {
  const reports = students.flatMap((student) => ('report' in student ? student.report : []));
  const head = journal ?? reports[0]!;
  const lab = labs.find((one) => one.id === head.lab.id);
  const requests = new Map(journal?.requests.map((request) => [request.student.id, request]));
  return classOf(
    {
      tool: head.tool,
      run: id,
      lab: { id: head.lab.id, title: head.lab.title },
      phases: phasesOf(reports),
      chosen: journal?.requests.map(({ student }) => student) ?? reports.map(({ student }) => student),
      order: lab ? checkHeads(lab) : [],
    },
    reports.map((report) => summarise(report, enrolmentOf(requests.get(report.student.id)))),
  );
};
