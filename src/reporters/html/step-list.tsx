import { words } from '../../languages/spoken.ts';
import type { Step } from '../../model/step.ts';

/** Steps in their order, each with where it is typed. */
export const StepList = ({ steps }: { readonly steps: readonly Step[] }) => (
  <ol class="steps">
    {steps.map(({ place, run, text, stays }) => (
      <li>
        {text === null ? null : <p>{text}</p>}
        {run === null ? null : (
          <>
            <p class="faint">{words.report.places[place]}:</p>
            <pre>{run}</pre>
          </>
        )}
        {stays ? <p class="faint">{words.page.stays}</p> : null}
      </li>
    ))}
  </ol>
);

/** The same, folded under what they are for; nothing where there are none. */
export const FoldedSteps = ({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) =>
  steps.length === 0 ? null : (
    <details>
      <summary>{title}</summary>
      <StepList steps={steps} />
    </details>
  );
