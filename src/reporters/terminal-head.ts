import { sentence } from '../languages/sentence.ts';
import type { Report } from '../model/report.ts';
import { gradeLine } from './grade-line.ts';
import { plain } from './plain.ts';
import { type Paper, painted } from './terminal-paper.ts';
import { wrap } from './wrap.ts';

/** The grade, the one thing that blocks most, the next step: a line each where the screen is wide enough. */
export const headLines = (report: Report, paper: Paper): string[] => {
  const { columns, colours, words } = paper;
  return [
    ...wrap('', gradeLine(report, words), columns).map(colours.bold),
    ...(report.next ? causeLines(report.next, report, paper) : doneLines(report, paper)),
    ...painted(wrap(`${words.nextStep} `, nextStep(report, paper), columns), words.nextStep, colours.bold),
  ];
};

const causeLines = (
  next: NonNullable<Report['next']>,
  report: Report,
  { columns, colours, words }: Paper,
): string[] => {
  const unjudged = report.checks.some(({ id, status }) => id === next.check && status === 'unknown');
  const label = unjudged ? words.notJudged : words.fixFirst;
  const others = next.blocks > 0 ? ` ${sentence(words.others, { count: next.blocks }, 'en')}` : '';
  return painted(
    wrap(`${label} `, `${plain(next.says)}${others}`, columns),
    label,
    unjudged ? colours.magenta : colours.red,
  );
};

const doneLines = ({ checks }: Report, { columns, colours, words }: Paper): string[] => {
  const required = checks.filter(({ bonus }) => !bonus);
  if (required.length === 0) return wrap('', words.nothingRequired, columns);
  return required.every(({ status }) => status === 'passed')
    ? wrap('', words.fullMarks, columns).map((line) => colours.bold(colours.green(line)))
    : wrap('', words.seeBelow, columns);
};

const nextStep = ({ next, checks }: Report, { words }: Paper): string => {
  if (next?.hint) return plain(next.hint);
  const required = checks.find(({ id, bonus, status }) => (next ? id === next.check : !bonus && status !== 'passed'));
  const left = required ?? checks.find(({ bonus, status }) => bonus && status === 'failed');
  if (!left) return next ? words.readSheet : words.nothingLeft;
  const [task] = left.tasks;
  if (task === undefined) return words.readSheet;
  return sentence(required ? words.readTask : words.bonusLeft, { task }, 'en');
};
