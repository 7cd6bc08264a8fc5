import type { Report, ReportedCheck } from '../model/report.ts';
import type { Status } from '../model/verdict.ts';
import { plain } from './plain.ts';
import { waitsText } from './waits-text.ts';

/** One test of the Common Test Report Format, as far as labcheck fills it in. */
export type CtrfTest = {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'other';
  readonly rawStatus: string;
  readonly duration: number;
  readonly suite: readonly string[];
  readonly message?: string;
  readonly labels?: Readonly<Record<string, unknown>>;
};

const statuses = { passed: 'passed', failed: 'failed', blocked: 'skipped', unknown: 'other' } as const satisfies Record<
  Status,
  CtrfTest['status']
>;

/** The checks of one student as tests. A name is the check's title and id, so that no two are alike. */
export const ctrfTests = ({ lab, student, checks }: Report): CtrfTest[] =>
  checks.map((check) => {
    const message = messageOf(check, checks);
    return {
      name: plain(`${check.title} [${check.id}]`),
      status: statuses[check.status],
      rawStatus: check.status,
      duration: 0,
      suite: [plain(lab.title) || lab.id, suiteOf(student)],
      ...(message === '' ? {} : { message }),
      labels: {
        check: plain(check.id),
        points: check.points,
        earned: check.earned,
        bonus: check.bonus,
        ...(check.tasks.length > 0 ? { task: check.tasks } : {}),
      },
    };
  });

/** A student as the name of a suite. */
export const suiteOf = ({ id, name }: Report['student']): string => plain(name === id ? id : `${name} (${id})`) || id;

const messageOf = (check: ReportedCheck, checks: readonly ReportedCheck[]): string => {
  const { says, expected, actual, blockedBy } = check;
  return [
    says,
    expected && `expected: ${expected}`,
    actual && `actual: ${actual}`,
    blockedBy && waitsText(check, checks),
  ]
    .flatMap((line) => (line ? plain(line) : []))
    .join('\n');
};
