import type { ReportInput } from '../model/reporter.ts';
import { gradeLine } from './grade-line.ts';
import { outcomeOf } from './outcome.ts';
import { plain } from './plain.ts';
import { sinceText } from './since-text.ts';
import { type Paper, painted } from './terminal-paper.ts';
import { wrap } from './wrap.ts';

/**
 * The grade, the change since the last grading, the first thing to fix, the next step: a line each where the screen
 * is wide enough.
 */
export const headLines = (
  { report, earlier }: Pick<ReportInput, 'report' | 'earlier'>,
  { columns, colours }: Paper,
): string[] => {
  const change = sinceText({ report, earlier });
  const { status, label, says, stepLabel, nextStep } = outcomeOf(report);
  const full = (line: string): string => (status === 'passed' ? colours.bold(colours.green(line)) : line);
  return [
    ...wrap('', gradeLine(report), columns).map(colours.bold),
    ...(change === null ? [] : wrap('', plain(change), columns)),
    ...(label === null
      ? wrap('', says, columns).map(full)
      : painted(wrap(`${label} `, plain(says), columns), label, status === 'unknown' ? colours.magenta : colours.red)),
    ...painted(wrap(`${stepLabel} `, plain(nextStep), columns), stepLabel, colours.bold),
  ];
};
