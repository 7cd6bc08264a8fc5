import { say, words } from '../languages/spoken.ts';
import type { Report } from '../model/report.ts';
import { gradeLine } from './grade-line.ts';
import { plain } from './plain.ts';
import { type Paper, painted } from './terminal-paper.ts';
import { wrap } from './wrap.ts';

/** The grade, the one thing that blocks most, the next step: a line each where the screen is wide enough. */
export const headLines = (report: Report, paper: Paper): string[] => {
  const { columns, colours } = paper;
  return [
    ...wrap('', gradeLine(report), columns).map(colours.bold),
    ...(report.next ? causeLines(report.next, report, paper) : doneLines(report, paper)),
    ...painted(wrap(`${words.report.nextStep} `, nextStep(report), columns), words.report.nextStep, colours.bold),
  ];
};

const causeLines = (next: NonNullable<Report['next']>, report: Report, { columns, colours }: Paper): string[] => {
  const unjudged = report.checks.some(({ id, status }) => id === next.check && status === 'unknown');
  const label = unjudged ? words.report.notJudged : words.report.fixFirst;
  const others = next.blocks > 0 ? ` ${say(words.report.others, { count: next.blocks })}` : '';
  return painted(
    wrap(`${label} `, `${plain(next.says)}${others}`, columns),
    label,
    unjudged ? colours.magenta : colours.red,
  );
};

const doneLines = ({ checks }: Report, { columns, colours }: Paper): string[] => {
  const required = checks.filter(({ bonus }) => !bonus);
  if (required.length === 0) return wrap('', words.report.nothingRequired, columns);
  return required.every(({ status }) => status === 'passed')
    ? wrap('', words.report.fullMarks, columns).map((line) => colours.bold(colours.green(line)))
    : wrap('', words.report.seeBelow, columns);
};

const nextStep = ({ next, checks }: Report): string => {
  if (next?.hint) return plain(next.hint);
  const required = checks.find(({ id, bonus, status }) => (next ? id === next.check : !bonus && status !== 'passed'));
  const left = required ?? checks.find(({ bonus, status }) => bonus && status === 'failed');
  if (!left) return next ? words.report.readSheet : words.report.nothingLeft;
  const [task] = left.tasks;
  if (task === undefined) return words.report.readSheet;
  return say(required ? words.report.readTask : words.report.bonusLeft, { task });
};
