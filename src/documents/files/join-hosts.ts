import { UsageError } from '../../model/errors.ts';
import type { SshConfigured } from '../course.ts';
import type { Inventory, InventoryHost } from '../inventory/inventory.ts';
import { type PlacedProblem, pathText, type Where } from '../position.ts';
import { besideFile } from './beside-file.ts';
import type { GatheredCourse } from './gather-students.ts';

type Values = Readonly<Record<string, string | number>>;
type Student = { readonly id: string | number; readonly host?: unknown; readonly set?: Values };
/** The parts of a course that name hosts; what has another shape is told of elsewhere. */
type Written = {
  readonly students?: readonly unknown[];
  readonly hosts?: string;
  readonly defaults?: { readonly host?: string; readonly set?: Values };
};

/** A course in which each student has the host that an inventory or the defaults give. */
type JoinedCourse = {
  readonly value: unknown;
  readonly problems: readonly PlacedProblem[];
  /** The machines of the inventory that are no student’s. */
  readonly strangers: readonly string[];
  /** Settings of the inventory that are not read. */
  readonly unread: readonly string[];
  /** The students whose way ssh reads in the inventory, which is its configuration. */
  readonly bySsh: SshConfigured;
};

/**
 * Gives a host to students who have none: the machine of the inventory `hosts:` that is called as the student’s id, else
 * what `defaults.host` makes of the id and the parameters.
 */
export const joinHosts = async (
  file: string,
  { value, where, nameOf }: Pick<GatheredCourse, 'value' | 'where' | 'nameOf'>,
): Promise<JoinedCourse> => {
  const { students, hosts, defaults } = (value ?? {}) as Written;
  const pattern = defaults?.host;
  if (!Array.isArray(students) || (hosts === undefined && pattern === undefined))
    return { value, problems: [], strangers: [], unread: [], bySsh: { file: '', students: [] } };
  const place = typeof hosts === 'string' ? besideFile(file, hosts) : '';
  const inventory = typeof hosts === 'string' ? await inventoryOf(place, where(['hosts'])) : none;
  const problems = [...inventory.problems];
  const taken = new Set<InventoryHost>();
  const configured: string[] = [];
  const ids = students.map((student: unknown) => (isStudent(student) ? String(student.id) : ''));
  const joined = students.map((student: unknown, index): unknown => {
    if (typeof student !== 'object' || student === null || 'host' in student) return student;
    // An id that is missing or there twice is told already; its host would only be told again.
    if (!isStudent(student) || ids.indexOf(ids[index]!) < index) return { ...student, host: 'local:' };
    const found = machinesOf(inventory.hosts, String(student.id));
    for (const machine of found) taken.add(machine);
    if (found.length === 1) {
      if (found[0]!.bySsh === true) configured.push(ids[index]!);
      return { ...student, host: found[0]!.uri };
    }
    if (found.length > 1) {
      const names = found.map(({ name, line }) => `${name} on line ${line}`).join(', ');
      problems.push({
        ...where(['students', index, 'id']),
        says: `${nameOf(['students', index, 'id'])} is "${ids[index]}": several machines of ${hosts} may be meant: ${names}.`,
      });
      return { ...student, host: 'local:' };
    }
    if (typeof pattern === 'string') return { ...student, host: filled(pattern, student, defaults?.set) };
    if (inventory === none || inventory.problems.length > 0) return student;
    problems.push({
      ...where(['students', index, 'id']),
      says: `${nameOf(['students', index, 'id'])} is "${ids[index]}", but ${hosts} has no machine of this name, and no host is given.`,
    });
    return { ...student, host: 'local:' };
  });
  const strangers = inventory.hosts.filter((machine) => !taken.has(machine)).map(({ name }) => name);
  return {
    value: { ...(value as object), students: joined },
    ...{ problems, strangers },
    unread: inventory.unread,
    bySsh: { file: place, students: configured },
  };
};

const none: Inventory = { hosts: [], problems: [], unread: [] };

const isStudent = (student: unknown): student is Student =>
  typeof student === 'object' &&
  student !== null &&
  ['string', 'number'].includes(typeof (student as Partial<Student>).id);

/** The machine of exactly this name; else those whose name begins so and goes on with a dot. */
const machinesOf = (hosts: readonly InventoryHost[], id: string): InventoryHost[] => {
  const exact = hosts.filter(({ name }) => name.toLowerCase() === id.toLowerCase());
  return exact.length > 0 ? exact : hosts.filter(({ name }) => name.toLowerCase().startsWith(`${id.toLowerCase()}.`));
};

/**
 * A pattern such as `ssh://{id}.lab.example`; a name that is not known stays, for the transport to refuse. Of an id
 * that is an
 * e-mail address only the part before the @ is taken: the rest is no machine of the lab.
 */
const filled = (pattern: string, { id, set }: Student, defaults: Values | undefined): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'id' ? String(id).replace(/@.*/s, '') : String(set?.[name] ?? defaults?.[name] ?? whole),
  );

const inventoryOf = async (file: string, place: ReturnType<Where>): Promise<Inventory> => {
  try {
    const found = await (await import('./read-inventory.ts')).readInventory(file);
    return { ...found, problems: found.problems.map((problem) => ({ ...problem, file })) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const says = [`${pathText(['hosts'])}:`, error.message, error.cure].filter(Boolean).join(' ');
    return { hosts: [], problems: [{ ...place, says }], unread: [] };
  }
};
