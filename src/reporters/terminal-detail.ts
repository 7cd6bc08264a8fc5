import { say, words } from '../languages/spoken.ts';
import type { Report, ReportedCheck } from '../model/report.ts';
import type { Step } from '../model/step.ts';
import { plain } from './plain.ts';
import { stepLines } from './step-texts.ts';
import { type Entry, entryLines, type Paper } from './terminal-paper.ts';
import { besideOf } from './told.ts';
import { waitsText } from './waits-text.ts';
import { wrap } from './wrap.ts';

/**
 * The lines below a check's line.
 *
 * @param told reasons that were printed already, and for which check: each is printed once
 */
export const detailLines = (
  check: ReportedCheck,
  { lab, checks }: Report,
  indent: string,
  told: Map<string, string>,
  paper: Paper,
): string[] => {
  const { columns } = paper;
  const { labels } = words.report;
  const sentence = (text: string | null): string[] => (text === null ? [] : wrap(indent, plain(text), columns));
  const list = (...entries: readonly (readonly [label: string, text: string | null, whole?: boolean])[]): string[] =>
    entryLines(
      entries.flatMap(([label, text, whole = false]): Entry[] => (text === null ? [] : [{ label, text, whole }])),
      indent,
      paper,
    );
  const also = list(...besideOf(check).map(([name, text]) => [labels[name], text] as const));
  switch (check.status) {
    case 'passed':
      return [...list([labels.note, check.note]), ...also];
    case 'failed':
      return [
        ...sentence(check.says),
        ...list(
          [labels.expected, check.expected],
          [labels.actual, check.actual],
          [labels.hint, check.hint],
          ...stepEntries(labels.look, check.look, lab.id),
          ...stepEntries(labels.repair, check.repair, lab.id),
        ),
        ...also,
      ];
    case 'blocked':
      return [...sentence(waitsText(check, checks)), ...also];
    case 'unknown': {
      const reason = JSON.stringify([check.says, check.unknown?.cure]);
      const earlier = told.get(reason);
      if (earlier !== undefined) return [...sentence(say(words.report.sameReason, { id: earlier })), ...also];
      told.set(reason, check.id);
      return [...sentence(check.says), ...list([labels.cure, check.unknown?.cure ?? null]), ...also];
    }
  }
};

/** Steps under one label; what is typed stays on its line, so that it can be copied. */
const stepEntries = (label: string, steps: readonly Step[], lab: string): (readonly [string, string, boolean])[] =>
  stepLines(steps, lab).map(({ text, typed }, index) => [index === 0 ? label : '', text, typed]);
