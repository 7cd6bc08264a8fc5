import pc from 'picocolors';
import { say, words } from '../languages/spoken.ts';
import type { Report } from '../model/report.ts';
import type { Reporter } from '../model/reporter.ts';
import { checkLines } from './terminal-check.ts';
import { footLines } from './terminal-foot.ts';
import { headLines } from './terminal-head.ts';
import { manualLines } from './terminal-manual.ts';
import type { Paper } from './terminal-paper.ts';
import { wrap } from './wrap.ts';

/** For the student: what is reached, the one thing to do next, then every check. */
export const terminal: Reporter = {
  name: 'terminal',
  summary: 'for people: the grade, what to do next, every check',
  extension: 'txt',
  earlier: true,
  render: ({ report, earlier }, screen) => {
    const paper: Paper = {
      columns: measure(screen.columns),
      colours: pc.createColors(screen.colour),
    };
    const { manual } = report;
    return [
      headLines({ report, earlier }, paper),
      bodyLines(report, paper),
      manualLines(manual, paper),
      footLines(report, paper),
    ]
      .filter((part) => part.length > 0)
      .map((part) => `${part.join('\n')}\n`)
      .join('\n');
  },
};

/** A screen that does not know its width has 80 columns; on a very wide one, shorter lines are easier to read. */
const measure = (columns: number): number => (columns >= 1 ? Math.min(Math.floor(columns), 100) : 80);

/**
 * Where one reason kept the grader from judging anything, the head says it; to say it again for each check helps
 * nobody.
 */
const bodyLines = (report: Report, paper: Paper): string[] => {
  const [first] = report.checks;
  const together =
    first?.unknown &&
    report.checks.every(({ says, unknown }) => unknown?.reason === first.unknown?.reason && says === first.says);
  return together && report.checks.length > 1
    ? wrap('', say(words.report.noneJudged, { count: report.checks.length }), paper.columns)
    : checkLines(report, paper);
};
