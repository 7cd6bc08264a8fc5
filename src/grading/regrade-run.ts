import { basename, dirname } from 'node:path';
import { enrolmentOf } from '../documents/enrolment-of.ts';
import { writeJournal } from '../documents/files/journal-file.ts';
import { makeRun } from '../documents/files/made-run.ts';
import { partNames } from '../documents/files/merged-parts.ts';
import type { SavedRun, SavedStudent } from '../documents/files/read-run.ts';
import type { Journal } from '../documents/journal.ts';
import type { ClassStudent } from '../model/class-report.ts';
import { LabcheckError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import type { HintLevel, Report } from '../model/report.ts';
import { checkHeads, classOf, phasesOf, summarise } from '../stages/class.ts';
import { labDigest } from '../stages/lab-digest.ts';
import { readDecisions } from './decisions.ts';
import type { GradeRequest } from './grade-host.ts';
import { judgeAnew } from './judge-anew.ts';
import { notCopied } from './keep-merged.ts';
import type { MadeClass } from './merge-runs.ts';

/** The lab as it is weighed today, and what the course says of each student today. */
export type Measures = { readonly lab: Lab; readonly requests: ReadonlyMap<string, GradeRequest> };

export type RegradeRequest = Measures & {
  readonly tool: Report['tool'];
  readonly hints: HintLevel | undefined;
  /** A file of decisions. */
  readonly override: string | undefined;
  /** The folder of the new run. */
  readonly output: string | undefined;
  /** Told of all that cannot be judged again. */
  readonly say: (line: string) => void;
  /** Told of each student whose evidence was judged before. */
  readonly judged: (before: Report, after: Report) => void;
};

/** Judges the saved answers of a run with the checks of today, into a run of its own. */
export const regradeRun = async (
  saved: SavedRun,
  { lab, requests, tool, hints, override, output, say, judged }: RegradeRequest,
): Promise<MadeClass> => {
  const everybody = saved.journal?.requests.map(({ student }) => student) ?? saved.students.flatMap(studentOf);
  const ids = [...new Set([...everybody, ...saved.students].map(({ id }) => id))];
  const known = new Map(saved.journal?.requests.map((request) => [request.student.id, request]));
  const { decided } = await readDecisions(override, lab, ids);
  const made = await makeRun(output, dirname(saved.folder));
  await writeJournal(made.folder, journalOf(saved, lab, tool, everybody, requests));
  const summaries: ClassStudent[] = [];
  for (const student of saved.students) {
    const before = 'report' in student ? student.report : undefined;
    if (!before) say('problem' in student ? student.problem : '');
    const measure = { lab, tool, request: requests.get(student.id), hints };
    const after = await judgeAnew(student, before, measure, say).catch((error: unknown) => {
      if (!(error instanceof LabcheckError)) throw error;
      say(`${student.id} is not judged anew: ${error.message}`);
      return undefined;
    });
    if (!after && !before) continue;
    const report = decided((after?.report ?? before)!);
    for (const file of await made.copyAll(student.id, student.folder)) say(notCopied(file));
    for (const part of after?.parts ?? []) await made.write(part.report, partNames(part.run).report);
    await made.write(report);
    summaries.push(summarise(report, requests.get(student.id) ?? enrolmentOf(known.get(student.id))));
    judged(before ?? report, report);
  }
  const report = classOf(
    {
      ...{ tool, run: basename(made.folder), lab: { id: lab.id, title: lab.title } },
      phases: phasesOf(saved.students.flatMap((student) => ('report' in student ? student.report : []))),
      chosen: everybody,
      order: checkHeads(lab),
    },
    summaries,
  );
  return { report, folder: made.folder };
};

const studentOf = (student: SavedStudent): Report['student'][] => ('report' in student ? [student.report.student] : []);

const journalOf = (
  { id, journal }: SavedRun,
  lab: Lab,
  tool: Report['tool'],
  everybody: readonly Report['student'][],
  requests: Measures['requests'],
): Omit<Journal, 'schema'> => ({
  tool,
  lab: { id: lab.id, title: lab.title, digest: labDigest(lab) },
  startedAt: new Date().toISOString(),
  command: journal?.command ?? null,
  requests: (journal?.requests ?? everybody.map((student, place) => ({ student, place }))).map((request) => {
    const { group, email, total } = requests.get(request.student.id) ?? enrolmentOf(request);
    return { ...request, group, email, total };
  }),
  from: [id],
});
