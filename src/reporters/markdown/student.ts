import { say, words } from '../../languages/spoken.ts';
import type { Answer } from '../../model/answers.ts';
import type { Report, ReportedCheck } from '../../model/report.ts';
import type { ReportInput } from '../../model/reporter.ts';
import type { Step } from '../../model/step.ts';
import { byTask, taskOf } from '../by-task.ts';
import { footEntries, named } from '../foot-entries.ts';
import { gradeLine } from '../grade-line.ts';
import { outcomeOf } from '../outcome.ts';
import { boxDrawing } from '../picture/box-drawing.ts';
import { sinceText } from '../since-text.ts';
import { statusSigns } from '../status-signs.ts';
import { stepTexts } from '../step-texts.ts';
import { besideOf, given, type Told } from '../told.ts';
import { waitsText } from '../waits-text.ts';
import { escaped, fenced } from './escaped.ts';

/** Mails and forges show so many columns of code. */
const columns = 80;

/** One student in Markdown: what a page tells, for mails, forges and the summaries of CI. */
export const studentMarkdown = ({ report, scene, answers, earlier }: ReportInput): string => {
  const change = sinceText({ report, earlier });
  const { label, says, stepLabel, nextStep } = outcomeOf(report);
  const parts = [
    [`# ${escaped(named(report.student))}: ${escaped(report.lab.title)}`],
    [`**${escaped(gradeLine(report))}**`],
    ...(change === null ? [] : [[escaped(change)]]),
    ...(report.trust === 'self-reported' ? [[escaped(words.page.selfReported)]] : []),
    [`${label === null ? '' : `**${escaped(label)}** `}${escaped(says)}`],
    [`**${escaped(stepLabel)}** ${escaped(nextStep)}`],
    ...(scene === null || scene.boxes.length === 0
      ? []
      : [[`## ${words.page.picture}`], fenced(boxDrawing(scene, columns))]),
    [`## ${words.page.tasks}`],
    ...byTask(report.checks).flatMap(({ task, checks }) => [
      [`### ${task === Infinity ? words.page.noTask : escaped(say(words.report.task, { task }))}`],
      ...checks.flatMap((check) => checkParts(check, report, answers?.[check.id] ?? [])),
    ]),
    ...(report.manual.length > 0
      ? [
          [`### ${words.report.byHand}`],
          report.manual.map(({ title, earned, points }) => `- ${escaped(title)}: ${earned ?? '?'}/${points}`),
        ]
      : []),
    [`## ${words.page.about}`],
    listed(footEntries(report)),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

const checkParts = (check: ReportedCheck, { lab, checks }: Report, answers: readonly Answer[]): string[][] => {
  const { labels } = words.report;
  const points = `${check.status === 'unknown' ? '?' : check.earned}/${check.points}`;
  const others = check.tasks.filter((task) => task !== taskOf(check));
  const asides = [
    ...(check.bonus ? [words.report.bonus] : []),
    ...(others.length > 0 ? [say(words.report.alsoTasks, { tasks: others.join(', ') })] : []),
  ];
  const head = `${statusSigns[check.status]} **${words.report.status[check.status]}** ${points} ${escaped(check.title)}`;
  const texts = [
    ...given({
      [labels.expected]: check.expected,
      [labels.actual]: check.actual,
      [labels.hint]: check.hint,
      [labels.cure]: check.unknown?.cure ?? null,
      [labels.note]: check.note,
    }),
    ...besideOf(check).map(([name, text]): Told => [labels[name], text]),
  ];
  return [
    [`${head}${asides.length > 0 ? ` (${escaped(asides.join(', '))})` : ''} (${escaped(check.id)})`],
    ...(check.says === null ? [] : [[escaped(check.says)]]),
    ...(check.blockedBy === null ? [] : [[escaped(waitsText(check, checks))]]),
    ...(texts.length > 0 ? [listed(texts)] : []),
    ...stepParts(words.page.look, check.look, lab.id),
    ...stepParts(words.page.repair, check.repair, lab.id),
    ...answers.flatMap(answerParts),
  ];
};

const listed = (texts: readonly Told[]): string[] =>
  texts.map(([label, text]) => `- ${escaped(label)}: ${escaped(text)}`);

const stepParts = (title: string, steps: readonly Step[], lab: string): string[][] =>
  steps.length === 0 ? [] : [[`${title}:`], fenced(stepTexts(steps, lab))];

const answerParts = (answer: Answer): string[][] => {
  const { probe } = answer;
  if ('unknown' in answer)
    return [[escaped(say(words.page.noAnswer, { probe, reason: answer.unknown, detail: answer.detail }))]];
  const { status, lines, cut } = answer;
  const more = cut > 0 ? [say(words.page.cut, { bytes: cut })] : [];
  return [
    [escaped(say(words.page.answer, { probe, status }))],
    ...(lines.length > 0 ? [fenced([...lines, ...more])] : []),
  ];
};
