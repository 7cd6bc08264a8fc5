import { say, words } from '../languages/spoken.ts';
import type { Report } from '../model/report.ts';
import type { Status } from '../model/verdict.ts';

/** A report in the words that stand first in every format for people. */
export type Outcome = {
  /** The verdict that the student should look at; passed where all that counts is there. */
  readonly status: Status;
  /** Before the sentence: `Fix first:`; null where there is nothing to fix. */
  readonly label: string | null;
  readonly says: string;
  /** Before the step to take now: `Next step (task 5):`. */
  readonly stepLabel: string;
  /** The step to take now: an imperative. */
  readonly nextStep: string;
};

export const outcomeOf = (report: Report): Outcome => {
  const { next, checks } = report;
  const step = { stepLabel: stepLabelOf(next), nextStep: nextStepOf(report) };
  if (!next) return { ...doneOf(report), label: null, ...step };
  const unjudged = checks.some(({ id, status }) => id === next.check && status === 'unknown');
  const others = next.blocks > 0 ? ` ${say(words.report.others, { count: next.blocks })}` : '';
  return {
    status: unjudged ? 'unknown' : 'failed',
    label: unjudged ? words.report.notJudged : words.report.fixFirst,
    says: `${next.says}${others}`,
    ...step,
  };
};

const doneOf = ({ checks }: Report): Pick<Outcome, 'status' | 'says'> => {
  const required = checks.filter(({ bonus }) => !bonus);
  if (required.length === 0) return { status: 'unknown', says: words.report.nothingRequired };
  return required.every(({ status }) => status === 'passed')
    ? { status: 'passed', says: words.report.fullMarks }
    : { status: 'blocked', says: words.report.seeBelow };
};

const stepLabelOf = (next: Report['next']): string =>
  next?.hint && next.task !== null ? say(words.report.nextStepOf, { task: next.task }) : words.report.nextStep;

const nextStepOf = ({ next, checks }: Report): string => {
  if (next?.hint) return next.hint.endsWith('?') ? say(words.report.findOut, { question: next.hint }) : next.hint;
  const required = checks.find(({ id, bonus, status }) => (next ? id === next.check : !bonus && status !== 'passed'));
  const left = required ?? checks.find(({ bonus, status }) => bonus && status === 'failed');
  if (!left) return next ? words.report.readSheet : words.report.nothingLeft;
  const [task] = left.tasks;
  if (task === undefined) return words.report.readSheet;
  return say(required ? words.report.readTask : words.report.bonusLeft, { task });
};
