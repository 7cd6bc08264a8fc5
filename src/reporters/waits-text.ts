import { say, words } from '../languages/spoken.ts';
import type { ReportedCheck } from '../model/report.ts';

/** A blocked check's sentence: the task that it waits for, and the check of it. */
export const waitsText = ({ blockedBy }: ReportedCheck, checks: readonly ReportedCheck[]): string => {
  const id = blockedBy ?? '?';
  const [task] = checks.find((check) => check.id === id)?.tasks ?? [];
  return task === undefined ? say(words.report.waitsFor, { id }) : say(words.report.waitsForTask, { task, id });
};
