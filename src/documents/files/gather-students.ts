import { UsageError } from '../../model/errors.ts';
import type { YamlText } from '../parse-yaml.ts';
import { type NameOf, type Path, type PlacedProblem, pathText, type Where } from '../position.ts';
import type { ColumnOptions } from '../roster/columns.ts';
import type { RosterSummary } from '../roster/roster.ts';
import { besideFile } from './beside-file.ts';

/** A course with the students of its rosters written out, so that each has a place in one list. */
export type GatheredCourse = {
  readonly value: unknown;
  readonly where: Where;
  readonly nameOf: NameOf;
  readonly problems: readonly PlacedProblem[];
  /** Whether a roster gave nobody, for which it has a problem already. */
  readonly lacksRoster: boolean;
  readonly rosters: readonly RosterSummary[];
};

type Entry = { readonly value: unknown; readonly where: Where; readonly nameOf: NameOf };

/** Puts the rows of `students: roster.csv`, or of rosters within the list, in the place of the roster's name. */
export const gatherStudents = async (
  file: string,
  { value, where }: YamlText,
  options: ColumnOptions,
): Promise<GatheredCourse> => {
  const students = (value as { students?: unknown } | null)?.students;
  const listed = isRoster(students) ? [{ student: students, path: ['students'] }] : itemsOf(students);
  if (!listed.some(({ student }) => isRoster(student)))
    return { value, where, nameOf: pathText, problems: [], lacksRoster: false, rosters: [] };
  const problems: PlacedProblem[] = [];
  const entries: Entry[] = [];
  const rosters: RosterSummary[] = [];
  for (const { student, path } of listed) {
    if (isRoster(student)) {
      const place = { ...where(path), name: pathText(path) };
      const roster = await rosterOf(besideFile(file, student), place, options);
      entries.push(...roster.students);
      if ('summary' in roster) rosters.push({ ...roster.summary, file: student });
      problems.push(...roster.problems);
    } else
      entries.push({
        value: student,
        where: (rest, atKey) => where([...path, ...rest], atKey),
        nameOf: (rest) => pathText([...path, ...rest]),
      });
  }
  const own = ([first, index, ...rest]: Path): { entry: Entry; rest: Path } | undefined => {
    const entry = first === 'students' && typeof index === 'number' ? entries[index] : undefined;
    return entry && { entry, rest };
  };
  return {
    value: { ...(value as object), students: entries.map((entry) => entry.value) },
    where: (path, atKey) => {
      const found = own(path);
      return found ? found.entry.where(found.rest, atKey) : where(path, atKey);
    },
    nameOf: (path) => {
      const found = own(path);
      return found ? found.entry.nameOf(found.rest) : pathText(path);
    },
    problems,
    lacksRoster: entries.length === 0,
    rosters,
  };
};

const isRoster = (student: unknown): student is string =>
  typeof student === 'string' && /\.(?:csv|tsv|txt|xlsx)$/i.test(student);

const itemsOf = (students: unknown) =>
  Array.isArray(students) ? students.map((student: unknown, index) => ({ student, path: ['students', index] })) : [];

/** A roster that cannot be read at all is a problem of the place that names it. */
const rosterOf = async (
  file: string,
  { name, ...place }: ReturnType<Where> & { readonly name: string },
  options: ColumnOptions,
) => {
  try {
    // Few courses have a roster, and the parser of CSV takes time to load.
    return await (await import('./read-roster.ts')).readRoster(file, options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const says = [`${name}:`, error.message, error.cure].filter(Boolean).join(' ');
    return { students: [], problems: [{ ...place, says }] };
  }
};
