import { words } from '../../languages/spoken.ts';
import type { ManualPoints } from '../../model/weight.ts';

/** The points that a person gave; nothing where the course has no such task. */
export const ManualList = ({ manual }: { readonly manual: readonly ManualPoints[] }) =>
  manual.length === 0 ? null : (
    <section>
      <h3>{words.report.byHand}</h3>
      <ul class="names">
        {manual.map(({ title, earned, points }) => (
          <li>
            {title}: {earned ?? '?'}/{points}
          </li>
        ))}
      </ul>
    </section>
  );
