import type { RosterSummary } from '../../documents/roster/roster.ts';
import { someOf } from '../../model/some-of.ts';

/** How a table of students was read, in one line; empty where it has labcheck's own columns and no other. */
export const rosterLine = ({ file, columns, ignored, others }: RosterSummary): string => {
  const taken = columns.filter(({ from, to }) => ![to, to.replace(/^set\./, '')].includes(from.join()));
  const parts = [
    ...(taken.length > 0 ? [taken.map(({ from, to }) => `${from.join(' + ')} → ${to}`).join(', ')] : []),
    ...(ignored.length > 0 ? [`ignored: ${someOf(ignored, most)}`] : []),
    ...(others.length > 0 ? [`no students: ${someOf(others, most)}`] : []),
  ];
  return parts.length === 0 ? '' : `${file}: ${parts.join('; ')}`;
};

const most = 12;
