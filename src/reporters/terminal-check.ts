import { say, words } from '../languages/spoken.ts';
import type { Report, ReportedCheck } from '../model/report.ts';
import { statuses } from '../model/verdict.ts';
import { byTask, taskOf } from './by-task.ts';
import { plain } from './plain.ts';
import { statusSigns } from './status-signs.ts';
import { detailLines } from './terminal-detail.ts';
import { type Paper, painted } from './terminal-paper.ts';
import { width, wrap } from './wrap.ts';

const colourOf = { passed: 'green', failed: 'red', blocked: 'yellow', unknown: 'magenta' } as const;

/** Every check in the order of the tasks: a line, and under it what the student should know. */
export const checkLines = (report: Report, paper: Paper): string[] => {
  const ordered = byTask(report.checks).flatMap((task) => task.checks);
  const gutters = ordered.map((check, index) => {
    const task = taskOf(check);
    const begins = index === 0 || taskOf(ordered[index - 1]!) !== task;
    return begins && task !== Infinity ? say(words.report.task, { task }) : '';
  });
  const margin = Math.max(0, ...gutters.map(width)) + 2;
  const points = Math.max(0, ...ordered.map((check) => width(pointsOf(check))));
  const told = new Map<string, string>();
  return ordered.flatMap((check, index) => [
    ...titleLines(check, gutters[index]!.padEnd(margin), points, paper),
    ...detailLines(check, report, ' '.repeat(paper.columns < 60 ? 4 : margin + 2), told, paper),
  ]);
};

/** A check that could not be judged has no points yet, not zero points. */
const pointsOf = ({ status, earned, points }: ReportedCheck): string =>
  `${status === 'unknown' ? '?' : earned}/${points}`;

const titleLines = (check: ReportedCheck, gutter: string, points: number, { columns, colours }: Paper): string[] => {
  const widest = Math.max(...statuses.map((status) => width(words.report.status[status])));
  const label = `${statusSigns[check.status]} ${words.report.status[check.status]}`;
  const lead = `${gutter}${label.padEnd(widest + 2)}  ${pointsOf(check).padEnd(points)}  `;
  const others = check.tasks.filter((task) => task !== taskOf(check));
  const asides = [
    ...(check.bonus ? [words.report.bonus] : []),
    ...(others.length > 0 ? [say(words.report.alsoTasks, { tasks: others.join(', ') })] : []),
  ];
  const text = [
    plain(check.title),
    ...(asides.length > 0 ? [`(${asides.join(', ')})`] : []),
    // Others name it: "waits for …".
    ...(check.status === 'failed' || check.status === 'unknown' ? [`[${plain(check.id)}]`] : []),
  ].join(' ');
  return painted(wrap(lead, text, columns), label, colours[colourOf[check.status]]);
};
