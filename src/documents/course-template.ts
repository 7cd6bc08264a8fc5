import { stringify } from 'yaml';
import type { ManualTask } from '../model/weight.ts';

/** The contents of a new course file. */
export type CourseDraft = {
  readonly title: string;
  readonly lab: string;
  /** The name of a roster beside it; without one, an example student is written. */
  readonly roster: string | undefined;
  /** Students to write out, in the place of a roster. */
  readonly students?: readonly object[];
  /** An inventory beside it that names the hosts. */
  readonly hosts?: string | undefined;
  /** The host of a student who has no own: `{id}` stands for the id. */
  readonly hostPattern?: string | undefined;
  /** Manual tasks that the roster has points for. */
  readonly manual: readonly ManualTask[];
  /** Whether the lab tells students apart by the parameter x. */
  readonly hasX: boolean;
  /** Checks for the examples: one to weigh, one to drop, and a bonus that may count. */
  readonly examples: { readonly weigh: string; readonly drop: string; readonly count: string | undefined };
};

/** A commented course file. Lines that are commented out are valid as they stand. */
export const courseText = ({ title, lab, manual, examples, ...draft }: CourseDraft): string =>
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
    '# How the one number of a gradebook is made: bonus points are added, fill up to full marks, or are omitted.',
    '# total: { bonus: fill, scale: 10 }',
    '',
    ...hostLines(draft),
    '',
    ...studentLines(draft),
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

const hostLines = ({ hosts, hostPattern }: Pick<CourseDraft, 'hosts' | 'hostPattern'>): string[] => [
  ...(hosts === undefined
    ? []
    : [
        '# Each student’s host is the machine of this inventory that is called as the id.',
        `hosts: ${quoted(hosts)}`,
        '',
      ]),
  '# Values for each student who has no own. Passwords do not belong here: log in with a key.',
  ...(hostPattern === undefined
    ? ['# defaults:']
    : [
        '# The table names no hosts: say here how an id becomes one.',
        'defaults:',
        `  host: ${JSON.stringify(hostPattern)}`,
      ]),
  '#   user: root',
  '#   jump: teacher@jump.example',
];

const studentLines = ({ roster, students, hasX }: Pick<CourseDraft, 'roster' | 'students' | 'hasX'>): string[] => {
  if (students !== undefined)
    return [
      'students:',
      ...students.map((student) => `  - ${stringify(student, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()}`),
    ];
  if (roster !== undefined)
    return [
      '# One row a student. Columns: id, name, host, user, language, group, email; parameters of the lab; manual.ID.',
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
