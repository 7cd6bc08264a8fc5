import { say, words } from '../../languages/spoken.ts';
import type { ClassReport } from '../../model/class-report.ts';

const bars = 10;
const size = { width: 36, gap: 6, height: 90, text: 18 };

/** How many students reached which share of the points, as bars and as a list. A student who needs review has no grade yet. */
export const GradeBars = ({ students }: Pick<ClassReport, 'students'>) => {
  const grades = students.map(({ grade, decided }) => decided ?? grade).filter(({ needsReview }) => !needsReview);
  if (grades.length === 0) return null;
  const counts = Array.from({ length: bars }, () => 0);
  for (const { earned, possible } of grades) counts[barOf(possible > 0 ? earned / possible : 0)]! += 1;
  const most = Math.max(...counts);
  const texts = counts.map((count, index) =>
    say(words.class.gradeBar, { from: index * 10, to: (index + 1) * 10, count }),
  );
  const width = bars * (size.width + size.gap);
  return (
    <section>
      <h2>{words.class.grades}</h2>
      <svg
        width={width}
        height={size.height + 2 * size.text}
        viewBox={`0 0 ${width} ${size.height + 2 * size.text}`}
        role="img"
      >
        <title>{texts.filter((_, index) => counts[index]! > 0).join(', ')}</title>
        {counts.map((count, index) => {
          const height = (count / most) * size.height;
          const x = index * (size.width + size.gap);
          return (
            <>
              <rect class="bar" x={x} y={size.text + size.height - height} width={size.width} height={height} />
              {count > 0 ? (
                <text x={x + size.width / 2} y={size.text + size.height - height - 4} text-anchor="middle">
                  {count}
                </text>
              ) : null}
              <text x={x + size.width / 2} y={size.height + 2 * size.text - 4} text-anchor="middle">
                {(index + 1) * 10}
              </text>
            </>
          );
        })}
      </svg>
    </section>
  );
};

const barOf = (share: number): number => Math.min(bars - 1, Math.max(0, Math.floor(share * bars)));
