import { sentence } from '../languages/sentence.ts';
import type { ReportedCheck } from '../model/report.ts';
import { beside } from './beside.ts';
import { plain } from './plain.ts';
import { type Entry, entryLines, type Paper } from './terminal-paper.ts';
import { wrap } from './wrap.ts';

/**
 * What stands under a check's line.
 *
 * @param told the reasons that were given already, and for which check: each is told once
 */
export const detailLines = (
  check: ReportedCheck,
  indent: string,
  told: Map<string, string>,
  paper: Paper,
): string[] => {
  const { words, columns } = paper;
  const { labels } = words;
  const say = (text: string | null): string[] => (text === null ? [] : wrap(indent, plain(text), columns));
  const list = (...entries: readonly (readonly [label: string, text: string | null, whole?: boolean])[]): string[] =>
    entryLines(
      entries.flatMap(([label, text, whole = false]): Entry[] => (text === null ? [] : [{ label, text, whole }])),
      indent,
      paper,
    );
  const { decision, run } = beside(check);
  const also = list([labels.decision, decision], [labels.run, run]);
  switch (check.status) {
    case 'passed':
      return [...list([labels.note, check.note]), ...also];
    case 'failed':
      return [
        ...say(check.says),
        ...list(
          [labels.expected, check.expected],
          [labels.actual, check.actual],
          [labels.hint, check.hint],
          [labels.command, check.command, true],
        ),
        ...also,
      ];
    case 'blocked':
      return [...say(sentence(words.waitsFor, { id: check.blockedBy ?? '?' }, 'en')), ...also];
    case 'unknown': {
      const reason = JSON.stringify([check.says, check.unknown?.cure]);
      const earlier = told.get(reason);
      if (earlier !== undefined) return [...say(sentence(words.sameReason, { id: earlier }, 'en')), ...also];
      told.set(reason, check.id);
      return [...say(check.says), ...list([labels.cure, check.unknown?.cure ?? null]), ...also];
    }
  }
};
