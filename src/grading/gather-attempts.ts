import { enrolmentOf } from '../documents/enrolment-of.ts';
import { readRun } from '../documents/files/read-run.ts';
import type { Attempt } from '../model/gradebook.ts';
import type { Report } from '../model/report.ts';
import { assertSeen } from '../stages/assert-seen.ts';
import { summarise } from '../stages/class.ts';

/** The attempts of some runs, of whatever labs, and everybody who was chosen in one. */
export type GatheredAttempts = { readonly attempts: readonly Attempt[]; readonly chosen: readonly Report['student'][] };

/**
 * Reads what students got in some runs.
 *
 * @param acceptSelfReported whether evidence that was handed in counts
 * @param say told of each report that cannot be read
 * @throws UsageError for a folder that is no run
 */
export const gatherAttempts = async (
  folders: readonly string[],
  acceptSelfReported: boolean | undefined,
  say: (line: string) => void,
): Promise<GatheredAttempts> => {
  const attempts: Attempt[] = [];
  const chosen: Report['student'][] = [];
  for (const folder of folders) {
    const { journal, students } = await readRun(folder);
    const requests = new Map(journal?.requests.map((request) => [request.student.id, request]));
    for (const { student } of requests.values()) chosen.push(student);
    assertSeen(
      students.flatMap((one) => ('report' in one ? one.report : [])),
      acceptSelfReported,
    );
    for (const one of students) {
      if ('problem' in one) {
        say(one.problem);
        continue;
      }
      const { student, group, email, total, collectedAt } = summarise(one.report, enrolmentOf(requests.get(one.id)));
      attempts.push({ lab: one.report.lab, student, group, email, total, collectedAt });
    }
  }
  return { attempts, chosen };
};
