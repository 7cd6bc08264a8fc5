import { rosterColumns } from '../../documents/roster/column-names.ts';
import type { Roster } from '../../documents/roster/roster.ts';
import { UsageError } from '../../model/errors.ts';
import type { Lab } from '../../model/lab.ts';
import { ownValue } from '../../model/own-value.ts';

/**
 * The students of a roster, each with a value of their own of a parameter: those that the roster gives stay, the
 * others are
 * counted from 1. They are written out, so that a student who comes later moves nobody else’s.
 *
 * @throws UsageError where the lab has no such parameter, or it has too few values
 */
export const handOut = ({ students }: Roster, lab: Lab, name: string): object[] => {
  const parameter = ownValue(lab.parameters, name);
  if (!parameter)
    throw new UsageError(
      `--number ${name}: the lab ${lab.id} has no parameter "${name}".`,
      `Its parameters are: ${Object.keys(lab.parameters).join(', ')}.`,
    );
  const written = students.map(({ value }) => value as { readonly set: Readonly<Record<string, string>> });
  const taken = new Set(written.flatMap(({ set }) => (set[name] === undefined ? [] : Number(set[name]))));
  let next = 0;
  return written.map(({ set, ...student }, index) => {
    if (set[name] !== undefined) return compact({ ...student, set });
    do next += 1;
    while (taken.has(next));
    if (parameter.read(String(next)) === undefined)
      throw new UsageError(
        `--number ${name} ends at ${index} of ${students.length} students: ${name} is ${parameter.allowed}.`,
        'Make several courses of the table, or give the others’ values by hand.',
      );
    return compact({ ...student, set: { ...set, [name]: next } });
  });
};

/** In the order of a roster's columns, without what is empty. */
const compact = (student: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    [
      ...rosterColumns.flatMap((name) => (name in student ? [[name, student[name]] as const] : [])),
      ...Object.entries(student),
    ].filter(([, value]) => typeof value !== 'object' || Object.keys(value ?? {}).length > 0),
  );
