import { words } from '../languages/spoken.ts';
import type { Report, ReportedCheck } from '../model/report.ts';
import type { Reporter, ReportInput } from '../model/reporter.ts';
import { escapedJson } from './escaped-json.ts';
import { gradeLine } from './grade-line.ts';
import { markOf } from './gradebook/mark.ts';
import { plain } from './plain.ts';
import { waitsText } from './waits-text.ts';

/**
 * The results of a Gradescope autograder, for /autograder/results/results.json. Where the grade is not known yet, no score
 * is given at all: Gradescope would add up the others and count what nobody saw as zero.
 */
export const gradescope: Reporter = {
  name: 'gradescope',
  summary: 'Gradescope: the results.json of an autograder',
  extension: 'json',
  render: (input) => escapedJson(resultsOf(input)),
};

const resultsOf = ({ report, total, exporting }: ReportInput): object => {
  const mark = total && markOf(total, exporting.scale);
  const scored = mark !== null;
  return {
    ...(scored ? { score: mark } : {}),
    output: [gradeLine(report), ...(report.next ? [report.next.says, report.next.hint] : [])]
      .flatMap((line) => (line === null ? [] : plain(line)))
      .join('\n'),
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    visibility: 'visible',
    extra_data: { labcheck: { lab: report.lab.id, student: report.student.id, needsReview: report.grade.needsReview } },
    tests: [
      ...report.checks.map((check) => testOf(check, report, scored)),
      ...report.manual.map(({ title, points, earned }) => ({
        name: plain(title),
        max_score: points,
        ...(scored && earned !== null ? { score: earned } : {}),
        output: words.report.byHand,
      })),
    ],
  };
};

const testOf = (check: ReportedCheck, report: Report, scored: boolean): object => {
  const { title, tasks, points, earned, bonus, status, decision } = check;
  const score = decision ? decision.earned : earned;
  return {
    name: plain(bonus ? `${title} (${words.report.bonus})` : title),
    ...(tasks[0] === undefined ? {} : { number: String(tasks[0]) }),
    // A bonus comes on top; it must not make full marks larger.
    max_score: bonus ? 0 : points,
    ...(scored && (status !== 'unknown' || decision) ? { score } : {}),
    ...(status === 'unknown' ? {} : { status: status === 'passed' ? 'passed' : 'failed' }),
    output: outputOf(check, report),
  };
};

const outputOf = (check: ReportedCheck, { checks }: Report): string => {
  const { says, expected, actual, hint, unknown, decision } = check;
  return [
    says,
    expected && `${words.report.labels.expected}: ${expected}`,
    actual && `${words.report.labels.actual}: ${actual}`,
    hint && `${words.report.labels.hint}: ${hint}`,
    check.blockedBy && waitsText(check, checks),
    unknown && unknown.cure,
    decision && `${words.report.labels.decision}: ${decision.reason}`,
  ]
    .flatMap((line) => (line ? plain(line) : []))
    .join('\n');
};
