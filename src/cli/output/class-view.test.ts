import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import type { GradeRequest } from '../../grading/grade-host.ts';
import type { ClassCheck, ClassStudent } from '../../model/class-report.ts';
import type { UnknownReason } from '../../model/unknown.ts';
import { classView } from './class-view.ts';

const student = (id: string) => ({ id, name: id });
const requestOf = (id: string) => ({ student: student(id) }) as GradeRequest;
const check = (status: ClassCheck['status']) => ({ id: 'c', status, bonus: false }) as ClassCheck;
const summaryOf = (id: string, reason: UnknownReason, ...statuses: ClassCheck['status'][]): ClassStudent => ({
  student: student(id),
  group: null,
  email: null,
  trust: 'graded',
  grade: { earned: 0, possible: 2, bonus: 0, unknown: 2, needsReview: true, manual: null },
  decided: null,
  total: { points: null, possible: 2, scale: null, waitsFor: 'review' },
  collectedAt: '2026-01-31T12:00:00.000Z',
  why: { reason, says: 'why', cure: 'how', checks: 1 },
  next: null,
  checks: statuses.map(check),
});

test('the live view names whom the grader did not get to, and not whom it only could not judge in full', async () => {
  let shown = '';
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 200, rows: 24 });
  stderr.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const world = { stdout: stderr, stderr, env: { TERM: 'xterm' }, interrupted: new AbortController().signal };
  const view = classView(world, 9);
  const finish = (summary: ClassStudent): void => view.finished(requestOf(summary.student.id), summary);
  finish(summaryOf('off', 'unreachable', 'unknown', 'unknown'));
  finish(summaryOf('slow', 'timed-out', 'unknown', 'unknown'));
  finish(summaryOf('shut', 'denied', 'unknown', 'unknown'));
  finish(summaryOf('partly', 'timed-out', 'passed', 'unknown'));
  finish(summaryOf('poor', 'missing-tool', 'unknown', 'unknown'));
  await vi.waitFor(() => expect(shown).toContain('5/9 graded'));
  view.stop();
  expect(shown).toContain('3 not reached: off, slow, shut');
  expect(shown).not.toMatch(/partly|poor/);
});
