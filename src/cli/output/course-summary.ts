import type { Course } from '../../documents/course.ts';
import { grouped } from '../../model/grouped.ts';
import { groupsOf } from '../../model/groups-of.ts';
import type { Lab } from '../../model/lab.ts';
import { points } from '../../model/points.ts';
import { someOf } from '../../model/some-of.ts';
import { dropped, weigh } from '../../stages/weigh.ts';
import { otherLanguages } from './other-languages.ts';
import { rosterLine } from './roster-line.ts';

/** A summary of a course, in labelled sentences. Pure. */
export const courseSummary = (course: Course, lab: Lab): { readonly label: string; readonly text: string }[] => {
  const { students, manual } = course;
  const groups = counted(students.flatMap(({ group }) => groupsOf(group)));
  const alone = students.filter(({ group }) => group === undefined).length;
  const rows: readonly (readonly [label: string, text: string])[] = [
    ['lab', `${lab.title} (${lab.id}): ${worth(course, lab)}`],
    ...course.sources.rosters.map((roster) => ['table', rosterLine(roster)] as const),
    ['students', some(students.map(({ id }) => id))],
    ['groups', groups === '' ? 'none' : [groups, ...(alone > 0 ? [`no group: ${alone}`] : [])].join(', ')],
    ['hosts', hosts(course)],
    ['not asked', strangers(course)],
    ['not read', unreadLine(course.sources)],
    ['parameters', parameters(course)],
    ['languages', languages(course)],
    ['checks', weights(course)],
    ['by hand', manual.map((task) => manualText(task.title, task.points, given(course, task.id))).join(', ')],
  ];
  return rows.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }]));
};

const most = 10;
const some = (names: readonly string[]): string => `${names.length}: ${someOf(names, most)}`;

const counted = (values: readonly string[]): string =>
  [...grouped(values, (value) => value)].map(([value, same]) => `${value}: ${same.length}`).join(', ');

const worth = ({ weights, defaults }: Course, lab: Lab): string => {
  const left = [...dropped(weights), ...defaults.skip];
  const checks = weigh(lab, weights).checks.filter(({ id }) => !left.includes(id));
  const sum = (bonus: boolean): number =>
    points(checks.filter((check) => check.bonus === bonus).reduce((total, check) => total + check.points, 0));
  return `${sum(false)} points${sum(true) > 0 ? ` and ${sum(true)} of bonus` : ''} in ${checks.length} checks`;
};

const hosts = ({ students, jump }: Course): string =>
  counted(students.map(({ host }) => host.split(':')[0]!)) + (jump === undefined ? '' : `, through ${jump}`);

const strangers = ({ sources }: Course): string =>
  sources.strangers.length === 0 ? '' : `machines of the inventory that are no student’s: ${some(sources.strangers)}`;

/** The settings of an inventory that labcheck does not follow; empty where there are none. */
export const unreadLine = ({ unread }: Pick<Course['sources'], 'unread'>): string =>
  unread.length === 0
    ? ''
    : `${someOf(unread, most)} of the inventory: say them in ~/.ssh/config, which is read for every host`;

const languages = ({ students }: Course): string => {
  const others = counted(otherLanguages(students));
  return others === '' ? '' : `${others}; kept, but reports are in English so far`;
};

/** How many values each parameter has: x should have one a student. */
const parameters = ({ students, defaults }: Course): string => {
  const names = [...new Set([defaults, ...students].flatMap(({ set }) => Object.keys(set)))];
  return names
    .map((name) => {
      const values = students.map(({ set }) => set[name] ?? defaults.set[name]);
      const different = new Set(values.filter((value) => value !== undefined));
      const without = values.filter((value) => value === undefined).length;
      const given = different.size === 1 ? `${name}=${[...different][0]}` : `${name}: ${different.size} values`;
      return without > 0 ? `${given} (${without} without)` : given;
    })
    .join(', ');
};

const weights = (course: Course): string =>
  [
    ...Object.entries(course.weights).map(([id, weight]) =>
      weight === 'drop' ? `${id} dropped` : `${id} ${weightText(weight)}`,
    ),
    ...course.defaults.skip.map((id) => `${id} skipped`),
  ].join(', ');

const weightText = ({ points: value, bonus }: { readonly points?: number; readonly bonus?: boolean }): string =>
  [
    ...(value === undefined ? [] : [`${value} ${value === 1 ? 'point' : 'points'}`]),
    ...(bonus === undefined ? [] : [bonus ? 'as a bonus' : 'as no bonus']),
  ].join(' ');

const given = ({ students }: Course, id: string): string =>
  `given to ${students.filter(({ manual }) => Object.hasOwn(manual, id)).length} of ${students.length}`;

const manualText = (title: string, value: number, state: string): string => `${title} ${value} (${state})`;
