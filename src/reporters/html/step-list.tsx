import type { Step } from '../../model/step.ts';
import { promptOf, staysText } from '../step-texts.ts';

/** Steps in their order; a line is copied without its prompt. */
export const StepList = ({ steps, lab }: { readonly steps: readonly Step[]; readonly lab: string }) => (
  <ol class="steps">
    {steps.map((step, index) => {
      const stays = staysText(step, steps[index + 1]);
      return (
        <li>
          {step.text === null ? null : <p>{step.text}</p>}
          {step.run === null ? null : (
            <pre>
              <span class="prompt">{promptOf(step, lab)}</span>
              {step.run}
            </pre>
          )}
          {stays === null ? null : <p class="faint">{stays}</p>}
        </li>
      );
    })}
  </ol>
);

/** The same, folded under what they are for; nothing where there are none. */
export const FoldedSteps = ({
  title,
  steps,
  lab,
}: {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly lab: string;
}) =>
  steps.length === 0 ? null : (
    <details>
      <summary>{title}</summary>
      <StepList steps={steps} lab={lab} />
    </details>
  );
