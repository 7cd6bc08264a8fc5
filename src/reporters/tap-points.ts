import { words } from '../languages/spoken.ts';
import type { Report, ReportedCheck } from '../model/report.ts';
import { gradeLine } from './grade-line.ts';
import { plain } from './plain.ts';
import { given, type Told, toldOf } from './told.ts';
import { waitsText } from './waits-text.ts';

/** One student: the plan, a point for each check, and in comments what is no check. */
export const studentLines = (report: Report): string[] => [
  `1..${report.checks.length}`,
  `# lab: ${plain(report.lab.id)}`,
  `# student: ${plain(report.student.id)}`,
  `# host: ${plain(report.host.uri)}`,
  ...report.checks.flatMap((check, index) => testPoint(check, index, report)),
  ...report.manual.map(
    ({ title, earned, points }) => `# ${words.report.byHand}: ${described(title)} ${earned ?? '?'}/${points}`,
  ),
  `# grade: ${gradeLine(report)}`,
];

/** Whether a harness counts the points of these checks as a success. */
export const isOk = ({ checks }: Report): boolean =>
  checks.every(({ bonus, status }) => bonus || status === 'passed' || status === 'blocked');

/** A check that waits for another was not tried by itself, so it is skipped: TAP wants a skipped point to be `ok`. */
const testPoint = (check: ReportedCheck, index: number, { lab, checks }: Report): string[] => {
  const told = toldOf(check, lab.id);
  const name = `${index + 1} - ${described(check.title.trim() || check.id)}`;
  // A harness never counts a TODO as a failure, which is what a bonus asks for.
  const bonus = check.bonus ? ' # TODO bonus' : '';
  switch (check.status) {
    case 'passed':
      return [`ok ${name}`, ...diagnostic(told)];
    case 'failed':
      return [
        `not ok ${name}${bonus}`,
        ...diagnostic([...given({ status: check.status, cause: check.cause, says: check.says }), ...told]),
      ];
    case 'blocked':
      return [`ok ${name} # SKIP ${described(waitsText(check, checks))}`, ...diagnostic(told)];
    case 'unknown':
      return [
        `not ok ${name}${bonus}`,
        ...diagnostic([
          ...given({ status: check.status, reason: check.unknown?.reason ?? null, says: check.says }),
          ...told,
        ]),
      ];
  }
};

/** A last `{` would begin a subtest for node-tap's parser, which knows no way to escape it. */
export const described = (text: string): string =>
  plain(text)
    .replace(/\{\s*$/, '\\x7b')
    .replace(/[\\#]/g, '\\$&')
    .trim();

/** A YAML block; a JSON string is a YAML scalar on one line, whatever it holds. */
export const diagnostic = (told: readonly Told[]): string[] =>
  told.length > 0 ? ['  ---', ...told.map(([name, text]) => `  ${name}: ${JSON.stringify(plain(text))}`), '  ...'] : [];
