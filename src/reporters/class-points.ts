import type { ClassStudent } from '../model/class-report.ts';
import { earnedText } from '../model/points.ts';

/** `17/20 +1`; `12…15/20` where something could not be judged; `&3` given by hand, `=18` as the teacher decided. */
export const pointsText = ({ grade, decided }: ClassStudent): string =>
  [
    `${earnedText(grade)}/${grade.possible}`,
    ...(grade.bonus > 0 ? [`+${grade.bonus}`] : []),
    ...(grade.manual ? [`&${grade.manual.earned}`] : []),
    ...(decided ? [`=${earnedText(decided)}`] : []),
  ].join(' ');
