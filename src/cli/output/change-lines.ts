import { earnedText } from '../../model/points.ts';
import type { Report } from '../../model/report.ts';
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
    `${earnedText(grade)} of ${grade.possible}`,
    ...(grade.bonus > 0 ? [`bonus ${grade.bonus}`] : []),
    ...(decided ? [`decided ${earnedText(decided)}`] : []),
  ].join(', ');
