import type { ClassWatcher } from '../../grading/grade-students.ts';
import { visible } from '../../languages/visible.ts';
import { type ClassStudent, wasReached } from '../../model/class-report.ts';
import { firstOf } from '../../model/some-of.ts';
import type { World } from '../world.ts';
import { drawn, stepText } from './live-line.ts';

/** The view of a class run on standard error while it goes on. */
export type ClassView = ClassWatcher & { readonly stop: () => void };

/** On a terminal a line for each host that is being asked; elsewhere a line for each student who is finished. */
export const classView = (world: World, total: number): ClassView =>
  world.stderr.isTTY === true && world.env['TERM'] !== 'dumb' ? liveView(world, total) : plainView(world, total);

const plainView = ({ stderr }: World, total: number): ClassView => {
  let done = 0;
  return {
    started: () => {},
    moved: () => {},
    finished: (_, summary) => {
      done += 1;
      stderr.write(`[${String(done).padStart(String(total).length)}/${total}] ${outcomeText(summary)}\n`);
    },
    stop: () => {},
  };
};

/** `alice: 17 of 20 points`, or why it is not known. */
const outcomeText = ({ student, grade, why }: ClassStudent): string =>
  visible(
    why
      ? `${student.id}: needs review: ${why.says}`
      : `${student.id}: ${grade.earned} of ${grade.possible} ${grade.possible === 1 ? 'point' : 'points'}`,
  );

const liveView = ({ stderr }: World, total: number): ClassView => {
  const startedAt = performance.now();
  const drawing = new AbortController();
  const running = new Map<string, { readonly since: number; text: string }>();
  const unreachable: string[] = [];
  let done = 0;
  const text = (): string => {
    const [columns, rows] = [Math.max(20, stderr.columns || 80) - 1, Math.max(4, stderr.rows || 24)];
    const now = performance.now();
    const hosts = [...running].map(
      ([id, { since, text }]) => `  ${id} ${text} · ${((now - since) / 1000).toFixed(0)} s`,
    );
    // One line for the head, one for who is not shown, one for the cursor.
    return [
      headText(done, total, unreachable, now - startedAt),
      ...firstOf(hosts, rows - 3, (more) => `  … and ${more} more`),
    ]
      .map((line) => visible(line, columns - 1))
      .join('\n');
  };
  void drawn(stderr, text, drawing.signal);
  return {
    started: ({ student }) => void running.set(student.id, { since: performance.now(), text: 'waits' }),
    moved: ({ student }, event) => {
      const line = running.get(student.id);
      if (line) line.text = stepText(event);
    },
    finished: ({ student }, summary) => {
      running.delete(student.id);
      done += 1;
      if (!wasReached(summary)) unreachable.push(student.id);
    },
    stop: () => drawing.abort(),
  };
};

const headText = (done: number, total: number, unreachable: readonly string[], elapsedMs: number): string => {
  const left = done > 0 ? (elapsedMs / done) * (total - done) : undefined;
  return [
    `${done}/${total} graded`,
    ...(left === undefined || done === total ? [] : [`about ${duration(left)} left`]),
    ...(unreachable.length > 0 ? [`${unreachable.length} not reached: ${unreachable.join(', ')}`] : []),
  ].join(' · ');
};

/** Finer would pretend to know more. */
const duration = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
};
