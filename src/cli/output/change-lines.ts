import type { Grade, Report } from '../../model/report.ts';
import { changesOf } from '../../stages/changes.ts';

/** The changes for a student; empty where there are none. */
export const changeLines = (before: Report, after: Report): string[] => {
  const changes = changesOf(before, after);
  if (changes.length === 0 && gradeText(before) === gradeText(after)) return [];
  return [
    `${after.student.id}: ${gradeText(before)} → ${gradeText(after)}`,
    ...changes.map(({ id, before: was, after: is }) => `  ${id}: ${was} → ${is}`),
  ];
};

const gradeText = ({ grade, decided }: Report): string =>
  [
    `${range(grade)} of ${grade.possible}`,
    ...(grade.bonus > 0 ? [`bonus ${grade.bonus}`] : []),
    ...(decided ? [`decided ${range(decided)}`] : []),
  ].join(', ');

const range = ({ earned, unknown, needsReview }: Grade): string =>
  needsReview ? `${earned}…${Math.round((earned + unknown) * 100) / 100}` : String(earned);
