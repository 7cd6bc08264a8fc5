import { say, words } from '../../languages/spoken.ts';
import type { Answer } from '../../model/answers.ts';
import type { Report, ReportedCheck } from '../../model/report.ts';
import { besideOf, given, type Told } from '../told.ts';
import { waitsText } from '../waits-text.ts';
import { AnswerList } from './answer-list.tsx';
import { cardId } from './card-id.ts';
import { StatusMark } from './status-mark.tsx';
import { FoldedSteps } from './step-list.tsx';

const { labels } = words.report;

/** One check: its verdict, why, what helps, and the answers behind it. */
export const CheckCard = ({
  check,
  report,
  answers,
}: {
  readonly check: ReportedCheck;
  readonly report: Report;
  readonly answers: readonly Answer[];
}) => (
  <article class={`check ${check.status}`} id={cardId(check.id)}>
    <div class="head">
      <StatusMark status={check.status} />
      <h4>{check.title}</h4>
      <span class="points">
        {check.status === 'unknown' ? '?' : check.earned}/{check.points}
        {check.bonus ? ` (${words.report.bonus})` : ''}
      </span>
    </div>
    {check.says === null ? null : <p>{check.says}</p>}
    {check.blockedBy === null ? null : (
      <p>
        <a href={`#${cardId(check.blockedBy)}`}>{waitsText(check, report.checks)}</a>
      </p>
    )}
    <Texts texts={textsOf(check)} />
    {check.hint === null ? null : (
      <details>
        <summary>{words.page.hint}</summary>
        <p>{check.hint}</p>
      </details>
    )}
    <FoldedSteps title={words.page.look} steps={check.look} lab={report.lab.id} />
    <FoldedSteps title={words.page.repair} steps={check.repair} lab={report.lab.id} />
    <AnswerList answers={answers} />
    <p class="faint">
      <span class="mono">{check.id}</span>
      {check.after.length > 0 ? <> · {say(words.page.after, { ids: check.after.join(', ') })}</> : null}
      {check.restsOn === null ? null : <> · {say(words.page.restsOn, { ground: words.page.grounds[check.restsOn] })}</>}
    </p>
  </article>
);

/** The labelled texts under a check's title. */
const textsOf = (check: ReportedCheck): Told[] => [
  ...given({
    [labels.expected]: check.expected,
    [labels.actual]: check.actual,
    [labels.cure]: check.unknown?.cure ?? null,
    [labels.note]: check.note,
  }),
  ...besideOf(check).map(([name, text]): Told => [labels[name], text]),
];

/** Labelled texts. */
export const Texts = ({ texts }: { readonly texts: readonly Told[] }) =>
  texts.length === 0 ? null : (
    <dl>
      {texts.map(([label, text]) => (
        <>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  );
