import { UsageError } from '../model/errors.ts';
import type { Report } from '../model/report.ts';

/** More names would not be read. */
const mostNames = 5;

/**
 * Grades for a gradebook, or for a class, come from hosts that were asked: who hands evidence in could have written it.
 *
 * @throws UsageError that names the students whose evidence was handed in, unless that is accepted
 */
export const assertSeen = (
  students: readonly Pick<Report, 'student' | 'trust'>[],
  accepted: boolean | undefined,
): void => {
  const names = [
    ...new Set(students.filter(({ trust }) => trust === 'self-reported').map(({ student }) => student.id)),
  ];
  if (accepted === true || names.length === 0) return;
  const more = names.length - mostNames;
  const told = `${names.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  throw new UsageError(
    `Evidence was handed in, and not asked from a host: ${told}.`,
    'Grade their hosts, or take what they handed in for true: --accept-self-reported',
  );
};
