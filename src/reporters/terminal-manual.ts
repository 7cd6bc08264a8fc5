import { words } from '../languages/spoken.ts';
import type { ManualPoints } from '../model/weight.ts';
import { plain } from './plain.ts';
import type { Paper } from './terminal-paper.ts';
import { width, wrap } from './wrap.ts';

/**
 * The work that a person gave points for: `By hand  2.5/3  Discussion`; a question mark where the points are not
 * given yet.
 */
export const manualLines = (manual: readonly ManualPoints[], { columns }: Paper): string[] => {
  const shares = manual.map(({ earned, points }) => `${earned ?? '?'}/${points}`);
  const widest = Math.max(0, ...shares.map(width));
  return manual.flatMap(({ title }, index) => {
    const gutter = index === 0 ? words.report.byHand : ' '.repeat(width(words.report.byHand));
    return wrap(`${gutter}  ${shares[index]!.padEnd(widest)}  `, plain(title), columns);
  });
};
