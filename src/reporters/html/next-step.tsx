import { words } from '../../languages/spoken.ts';
import type { Report } from '../../model/report.ts';
import { outcomeOf } from '../outcome.ts';
import { cardId } from './card-id.ts';
import { FoldedSteps } from './step-list.tsx';

/** The first thing to fix, and how: it stands first on the page. */
export const NextStep = ({ report }: { readonly report: Report }) => {
  const { next } = report;
  const { status, label, says, stepLabel, nextStep } = outcomeOf(report);
  return (
    <section class={`next ${status}`} aria-labelledby="next">
      <h2 id="next">{label === null ? says : `${label} ${says}`}</h2>
      <p>
        <b>{stepLabel}</b> {nextStep}
      </p>
      {next === null ? null : (
        <>
          <FoldedSteps title={words.page.look} steps={next.look} lab={report.lab.id} />
          <FoldedSteps title={words.page.repair} steps={next.repair} lab={report.lab.id} />
          <p>
            <a href={`#${cardId(next.check)}`}>{words.page.toTask}</a>
          </p>
        </>
      )}
    </section>
  );
};
