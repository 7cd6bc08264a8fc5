import { join } from 'node:path';
import { enrolmentOf } from '../documents/enrolment-of.ts';
import { earlierGrades } from '../documents/files/earlier-grades.ts';
import { evidenceInRun } from '../documents/files/evidence.ts';
import { partsIn } from '../documents/files/merged-parts.ts';
import type { SavedRun } from '../documents/files/read-run.ts';
import type { Answers } from '../model/answers.ts';
import type { ClassReport } from '../model/class-report.ts';
import { LabcheckError } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import type { Report } from '../model/report.ts';
import { type ReportInput, reportAlone } from '../model/reporter.ts';
import { type Enrolment, usualTotal } from '../model/total.ts';
import { answersOf } from '../stages/answers.ts';
import { checkHeads, classOf, phasesOf, summarise } from '../stages/class.ts';
import { factsOf } from '../stages/facts.ts';
import { plan, planWith } from '../stages/plan.ts';
import { totalOf } from '../stages/total.ts';
import { wholeInput } from '../stages/whole-input.ts';

/** A student's place in the class of a saved run. */
export const enrolmentIn = ({ journal }: SavedRun, id: string): Enrolment =>
  enrolmentOf(journal?.requests.find(({ student }) => student.id === id));

/** A student of a saved run, with all that the run holds. Evidence may have been deleted: then the report stands alone. */
export const savedInput = async (
  run: SavedRun,
  folder: string,
  report: Report,
  labs: readonly Lab[],
): Promise<ReportInput> => {
  const earlier = await earlierGrades(run.folder, report);
  const { total: rule = usualTotal } = enrolmentIn(run, report.student.id);
  const lab = labs.find(({ id }) => id === report.lab.id);
  return {
    ...(lab ? await inputIn(folder, lab, report) : reportAlone(report)),
    earlier: earlier.length > 0 ? earlier : null,
    total: totalOf(report.grade, report.decided, rule),
  };
};

/** A report, and all that the evidence in its student's folder tells beside it. */
export const inputIn = async (folder: string, lab: Lab, report: Report): Promise<ReportInput> => {
  const parts: Part[] = [];
  for (const { run, evidence: file } of await partsIn(folder)) {
    const evidence = await readable(file, lab);
    if (evidence) parts.push({ run, evidence });
  }
  if (parts.length > 0) return mergedInput(parts, lab, report);
  const evidence = await readable(join(folder, 'evidence.json'), lab);
  return evidence ? wholeInput(plan(lab), evidence, report, []) : reportAlone(report);
};

type Part = { readonly run: string; readonly evidence: Evidence };

const readable = async (file: string, lab: Lab): Promise<Evidence | undefined> => {
  const evidence = await evidenceInRun(file).catch((error: unknown) => {
    if (!(error instanceof LabcheckError)) throw error;
    return undefined;
  });
  return evidence?.lab === lab.id ? evidence : undefined;
};

/** A student who was merged: the picture of the latest run, and behind each verdict the answers of its own run. */
const mergedInput = (parts: readonly Part[], lab: Lab, report: Report): ReportInput => {
  const latest = parts.reduce((a, b) => (b.evidence.collectedAt > a.evidence.collectedAt ? b : a));
  const answers = parts.map(({ run, evidence }) => {
    const others = report.checks.filter((check) => check.run !== run).map(({ id }) => id);
    const skipped = lab.checks.map(({ id }) => id).filter((id) => others.includes(id));
    return answersOf(planWith(plan(lab, {}, skipped), evidence.parameters), factsOf(evidence), evidence);
  });
  return {
    ...wholeInput(plan(lab), latest.evidence, report, []),
    answers: Object.assign({}, ...answers) as Answers,
  };
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
