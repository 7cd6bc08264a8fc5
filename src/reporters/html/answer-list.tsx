import { say, words } from '../../languages/spoken.ts';
import type { Answer } from '../../model/answers.ts';

/** The raw answers behind a verdict, folded; nothing where there are none. */
export const AnswerList = ({ answers }: { readonly answers: readonly Answer[] }) =>
  answers.length === 0 ? null : (
    <details>
      <summary>{say(words.page.answers, { count: answers.length })}</summary>
      {answers.map((answer) => (
        <OneAnswer answer={answer} />
      ))}
    </details>
  );

const OneAnswer = ({ answer }: { readonly answer: Answer }) => {
  const { probe } = answer;
  if ('unknown' in answer)
    return <p class="mono">{say(words.page.noAnswer, { probe, reason: answer.unknown, detail: answer.detail })}</p>;
  const { status, lines, cut } = answer;
  return (
    <>
      <p class="mono faint">{say(words.page.answer, { probe, status })}</p>
      {lines.length === 0 ? null : <pre>{lines.join('\n')}</pre>}
      {cut > 0 ? <p class="faint">{say(words.page.cut, { bytes: cut })}</p> : null}
    </>
  );
};
