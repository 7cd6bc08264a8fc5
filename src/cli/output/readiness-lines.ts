import type { Diagnosis } from '../../grading/examine-hosts.ts';
import { visible } from '../../languages/visible.ts';
import { grouped } from '../../model/grouped.ts';
import { wrap } from '../../reporters/wrap.ts';

/**
 * Which hosts can be graded, and what to do about those that cannot. Those come first, together where they have the same
 * cure: the trouble may be their jump host, or the grader’s own key.
 */
export const readinessLines = (diagnoses: readonly Diagnosis[], columns: number): string[] => {
  const bad = diagnoses.filter(({ obstacles }) => obstacles.length > 0);
  const good = diagnoses.filter((one) => !bad.includes(one));
  const widest = Math.max(...diagnoses.map((one) => nameOf(one).length));
  const indent = ' '.repeat(widest + 2);
  const wrapped = (lines: readonly string[]): string[] => lines.flatMap((line) => wrap(indent, line, columns));
  const groups = grouped(bad, ({ obstacles }) => obstacles.map(({ says, cure }) => cure || says).join('\n'));
  return [
    ...[...groups.values()].flatMap((hosts) => {
      const heads = hosts.map((one) => hostLines(one, widest, 'not ready', columns));
      const { obstacles } = hosts[0]!;
      const alike = hosts.every((one) => obstacles.every(({ says }, index) => one.obstacles[index]?.says === says));
      if (alike) return [...heads.flat(), ...wrapped(obstacles.map(({ says, cure }) => sentences(says, cure)))];
      const own = hosts.map((one) => wrapped(one.obstacles.map(({ says }) => sentences(says, ''))));
      const cures = obstacles.flatMap(({ cure }) => (cure === '' ? [] : visible(cure, 2000)));
      return [...heads.flatMap((head, index) => [...head, ...own[index]!]), ...wrapped(cures)];
    }),
    ...good.flatMap((one) => hostLines(one, widest, 'ready    ', columns)),
    ...(diagnoses.length < 2 ? [] : ['', `${good.length} of ${diagnoses.length} hosts are ready.`]),
  ];
};

const hostLines = (one: Diagnosis, widest: number, state: string, columns: number): string[] =>
  wrap(`${nameOf(one).padEnd(widest)}  ${state}  `, shown([one.request.host, one.about]), columns);

/** The name with the id, where the course gives a name. */
const nameOf = ({ request: { student } }: Diagnosis): string =>
  visible(student.name === student.id ? student.id : `${student.name} (${student.id})`, 40);

const shown = (parts: readonly string[]): string => visible(parts.filter((part) => part !== '').join(', '), 1000);

/** Reasons begin in lower case, as a part of a sentence, or with a name that keeps its own. */
const sentences = (says: string, cure: string): string =>
  visible(
    [`${says.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase()).replace(/[.]$/, '')}.`, cure]
      .join(' ')
      .trim(),
    2000,
  );
