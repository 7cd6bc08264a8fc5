import type { Diagnosis } from '../../grading/examine-hosts.ts';
import { visible } from '../../languages/visible.ts';
import { grouped } from '../../model/grouped.ts';
import { wrap } from '../../reporters/wrap.ts';

/** Which hosts can be graded, and what to do about those that cannot. */
export const readinessLines = (diagnoses: readonly Diagnosis[], columns: number): string[] => [
  ...diagnoses.flatMap((one) => linesOf(one, diagnoses, columns)),
  ...summary(diagnoses, columns),
];

const linesOf = ({ request, about, obstacles }: Diagnosis, all: readonly Diagnosis[], columns: number): string[] => {
  const widest = Math.max(...all.map((one) => one.request.student.id.length));
  const lead = `${request.student.id.padEnd(widest)}  ${obstacles.length === 0 ? 'ready    ' : 'not ready'}  `;
  const head = wrap(lead, shown([request.host, about]), columns);
  return [
    ...head,
    ...obstacles.flatMap(({ says, cure }) => wrap(' '.repeat(widest + 2), sentences(says, cure), columns)),
  ];
};

const shown = (parts: readonly string[]): string => visible(parts.filter((part) => part !== '').join(', '), 1000);

/** Reasons begin in lower case, as a part of a sentence, or with a name that keeps its own. */
const sentences = (says: string, cure: string): string =>
  visible(
    [`${says.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase()).replace(/[.]$/, '')}.`, cure]
      .join(' ')
      .trim(),
    2000,
  );

/** A trouble that several hosts share is named once more: it may be their jump host, or the grader’s own key. */
const summary = (diagnoses: readonly Diagnosis[], columns: number): string[] => {
  const ready = diagnoses.filter(({ obstacles }) => obstacles.length === 0).length;
  const reasons = grouped(
    diagnoses.flatMap(({ request, obstacles }) =>
      obstacles.map((obstacle) => ({ id: request.student.id, ...obstacle })),
    ),
    ({ says, cure }) => sentences(says, cure),
  );
  const shared = [...reasons]
    .filter(([, students]) => students.length > 1)
    .toSorted(([, a], [, b]) => b.length - a.length);
  return diagnoses.length < 2
    ? []
    : [
        '',
        `${ready} of ${diagnoses.length} hosts are ready.`,
        ...shared.flatMap(([text, students]) => wrap(`  ${students.length} hosts: `, text, columns)),
      ];
};
