import { say, words } from '../languages/spoken.ts';
import type { ReportedCheck } from '../model/report.ts';
import { stepTexts } from './step-texts.ts';

/** A named text, such as a check's hint. */
export type Told = readonly [name: string, text: string];

/** The fields of a check beside its title and its sentence, in every format that lists them by name. */
export const toldOf = (check: ReportedCheck, lab: string): Told[] => [...ofStatus(check, lab), ...besideOf(check)];

const ofStatus = (check: ReportedCheck, lab: string): Told[] => {
  switch (check.status) {
    case 'passed':
      return given({ note: check.note });
    case 'failed':
      return [
        ...given({ expected: check.expected, actual: check.actual, hint: check.hint }),
        ...numbered('look', stepTexts(check.look, lab)),
        ...numbered('repair', stepTexts(check.repair, lab)),
        ['points', `${check.earned} of ${check.points}`],
      ];
    case 'blocked':
      return [];
    case 'unknown':
      return given({ detail: check.unknown?.detail ?? null, cure: check.unknown?.cure ?? null });
  }
};

/** Facts beside a verdict that never change it: the teacher's decision, and the run it came from. */
export const besideOf = ({ decision, points, run }: ReportedCheck): (readonly ['decision' | 'run', string])[] =>
  given({ decision: decision && say(words.report.decision, { ...decision, possible: points }), run });

/** The texts that are there. */
export const given = <N extends string>(texts: Readonly<Record<N, string | null>>): (readonly [N, string])[] =>
  (Object.entries(texts) as [N, string | null][]).flatMap(([name, text]) => (text === null ? [] : [[name, text]]));

const numbered = (name: string, texts: readonly string[]): Told[] =>
  texts.map((text, index) => [texts.length > 1 ? `${name} ${index + 1}` : name, text]);
