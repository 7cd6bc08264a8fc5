import { en } from '../languages/en.ts';
import { sentence } from '../languages/sentence.ts';
import type { ReportedCheck } from '../model/report.ts';

/** What stands beside a verdict and never changes it: what the teacher decided, and which of several runs it came from. */
export const beside = ({
  decision,
  points,
  run,
}: ReportedCheck): Readonly<Record<'decision' | 'run', string | null>> => ({
  decision: decision && sentence(en.report.decision, { ...decision, possible: points }, 'en'),
  run,
});
