import { words } from '../languages/spoken.ts';
import type { Report } from '../model/report.ts';
import { gradeLine } from './grade-line.ts';
import { outcomeOf } from './outcome.ts';
import { plain } from './plain.ts';
import { type Paper, painted } from './terminal-paper.ts';
import { wrap } from './wrap.ts';

/** The grade, the one thing that blocks most, the next step: a line each where the screen is wide enough. */
export const headLines = (report: Report, { columns, colours }: Paper): string[] => {
  const { status, label, says, nextStep } = outcomeOf(report);
  const full = (line: string): string => (status === 'passed' ? colours.bold(colours.green(line)) : line);
  return [
    ...wrap('', gradeLine(report), columns).map(colours.bold),
    ...(label === null
      ? wrap('', says, columns).map(full)
      : painted(wrap(`${label} `, plain(says), columns), label, status === 'unknown' ? colours.magenta : colours.red)),
    ...painted(wrap(`${words.report.nextStep} `, plain(nextStep), columns), words.report.nextStep, colours.bold),
  ];
};
