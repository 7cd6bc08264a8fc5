import { say, words } from '../../languages/spoken.ts';
import { earnedText } from '../../model/points.ts';
import type { Grade, Report } from '../../model/report.ts';
import type { EarlierGrade } from '../../model/reporter.ts';
import { moment } from '../foot-entries.ts';

const size = { step: 24, height: 32, margin: 6 };

/** The grades of earlier runs and of this one as a small line; nothing where this is the first. */
export const EarlierGrades = ({
  earlier,
  now,
}: {
  readonly earlier: readonly EarlierGrade[];
  readonly now: Report;
}) => {
  if (earlier.length === 0) return null;
  const all = [...earlier, now];
  const points = all.map(({ grade }, index) => [size.margin + index * size.step, heightOf(grade)] as const);
  const width = 2 * size.margin + (all.length - 1) * size.step;
  const texts = all.map(({ grade, collectedAt }) =>
    say(words.page.earlierGrade, {
      time: moment(collectedAt),
      earned: earnedText(grade),
      possible: grade.possible,
    }),
  );
  return (
    <details>
      <summary>
        {words.page.earlier}
        <svg width={width} height={size.height} viewBox={`0 0 ${width} ${size.height}`} aria-hidden="true">
          <polyline class="line" points={points.map((point) => point.join(',')).join(' ')} />
          {points.map(([x, y]) => (
            <circle class="dot" cx={x} cy={y} r={3} />
          ))}
        </svg>
      </summary>
      <ul class="names">
        {texts.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </details>
  );
};

const heightOf = ({ earned, possible }: Grade): number =>
  size.margin + (size.height - 2 * size.margin) * (1 - (possible > 0 ? Math.min(1, earned / possible) : 0));
