import type { Lab } from '../../model/lab.ts';
import { classReporters } from '../../reporters/class-reporters.ts';
import { reporters } from '../../reporters/reporters.ts';
import { wrap } from '../../reporters/wrap.ts';
import { plan } from '../../stages/plan.ts';
import { transports } from '../../transports/index.ts';

/** The hosts and formats that there are. */
export const hostAndFormatLines = (columns: number): string[][] => [
  [
    'Hosts (--host)',
    ...table(
      transports.map(({ example, summary }) => [example, summary]),
      columns,
    ),
  ],
  [
    'Formats of one student (--report)',
    ...table(
      reporters.map(({ name, summary }) => [name, summary]),
      columns,
    ),
  ],
  [
    'Formats of a class (--report)',
    ...table(
      classReporters.map(({ name, summary }) => [name, summary]),
      columns,
    ),
  ],
];

/** A lab: its tasks with their checks, and its parameters. */
export const labLines = (lab: Lab, columns: number): string[] => {
  const { id, title, summary, tasks, checks, parameters, host } = lab;
  const defaults = plan(lab).parameters;
  const required = checks.filter(({ bonus }) => !bonus).reduce((sum, { points }) => sum + points, 0);
  return [
    `${id}: ${title} (${required} points)`,
    ...wrap('  ', summary, columns),
    ...(host.length > 0 ? wrap('  The host needs: ', host.join(', '), columns) : []),
    '',
    '  Tasks and their checks',
    ...tasks.flatMap((task) => [
      ...wrap(`  ${String(task.number).padStart(2)}  `, task.title, columns),
      ...checks
        .filter((check) => check.tasks.includes(task.number))
        .map((check) => `        ${check.id} ${check.points}${check.bonus ? ' (bonus)' : ''}`),
    ]),
    '',
    '  Parameters (--set name=value)',
    ...table(
      Object.entries(parameters).map(([name, parameter]) => [
        defaults[name] === undefined ? name : `${name}=${defaults[name]}`,
        `${parameter.summary}; ${parameter.allowed}`,
      ]),
      columns,
    ),
  ];
};

/** Names with what they mean below them: names may be as long as paths. */
const table = (rows: readonly (readonly [string, string])[], columns: number): string[] =>
  rows.flatMap(([name, meaning]) => [`  ${name}`, ...wrap('      ', meaning, columns)]);
