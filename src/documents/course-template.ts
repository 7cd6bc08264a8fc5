import { stringify } from 'yaml';
import type { ManualTask } from '../model/weight.ts';

/** The contents of a new course file. */
export type CourseDraft = {
  readonly title: string;
  readonly lab: string;
  /** The name of a roster beside it; without one, an example student is written. */
  readonly roster: string | undefined;
  /** Manual tasks that the roster has points for. */
  readonly manual: readonly ManualTask[];
  /** Whether the lab tells students apart by the parameter x. */
  readonly hasX: boolean;
  /** Checks for the examples: one to weigh, one to drop, and a bonus that may count. */
  readonly examples: { readonly weigh: string; readonly drop: string; readonly count: string | undefined };
};

/** A commented course file. Lines that are commented out are valid as they stand. */
export const courseText = ({ title, lab, roster, manual, hasX, examples }: CourseDraft): string =>
  [
    '# The students, their hosts and their parameters.',
    '# After each change: labcheck check-course',
    `course: ${quoted(title)}`,
    `lab: ${lab}`,
    '',
    '# How much a report gives away: none, nudge or full.',
    'hints: nudge',
    '# The longest time for one host, in seconds.',
    '# timeout: 120',
    '',
    '# What the course makes of single checks: other points, a bonus or none, or nothing at all.',
    '# checks:',
    `#   ${examples.weigh}: { points: 3 }`,
    ...(examples.count === undefined ? [] : [`#   ${examples.count}: { bonus: false }`]),
    `#   ${examples.drop}: drop`,
    '',
    '# What no machine sees. Each student’s points stand beside the id: manual: { discussion: 2.5 }',
    ...manualLines(manual),
    '',
    '# What holds for each student who has no own value. Passwords do not belong here: log in with a key.',
    '# defaults:',
    '#   user: root',
    '#   jump: teacher@jump.example',
    '',
    ...studentLines(roster, hasX),
    '',
  ].join('\n');

const manualLines = (manual: readonly ManualTask[]): string[] => {
  if (manual.length === 0) return ['# manual:', '#   - { id: discussion, title: Discussion, points: 3 }'];
  return [
    '# The most points of each were guessed from the table: correct them.',
    'manual:',
    ...manual.map((task) => `  - { id: ${task.id}, title: ${JSON.stringify(task.title)}, points: ${task.points} }`),
  ];
};

const studentLines = (roster: string | undefined, hasX: boolean): string[] => {
  if (roster !== undefined)
    return [
      '# One row a student. Columns: id, name, host, user, language, group; parameters of the lab; manual.ID.',
      `students: ${quoted(roster)}`,
    ];
  const set = (x: number): string => (hasX ? `, set: { x: ${x} }` : '');
  return [
    '# Hosts: local: is this machine, ssh://user@host:port another one. Or a table: students: roster.csv',
    'students:',
    `  - { id: alice, name: Alice, host: "local:"${set(7)} }`,
    `  # - { id: bob, name: Bob, host: "ssh://root@10.4.0.8", group: A${set(8)} }`,
  ];
};

/** One scalar on one line. */
const quoted = (text: string): string => stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
