import type { Progress } from '../../stages/collect.ts';
import type { Output, World } from '../world.ts';

/** A single line on the terminal that says what is being waited for. */
export type LiveLine = { readonly update: (event: Progress) => void; readonly stop: () => void };

/** Often enough to be seen to move, seldom enough to cost nothing; milliseconds. */
const everyMs = 100;

const steps: Readonly<Record<Progress['step'], (probes: number) => string>> = {
  connecting: () => 'connecting',
  asking: (probes) => `asking ${probes} probes`,
  following: (probes) => `following ${probes} more`,
  done: (probes) => `judging ${probes} answers`,
};

/** The current step of grading a host. */
export const stepText = ({ step, probes }: Progress): string => steps[step](probes);

/** The live line of one host on standard error; silent where that is no terminal. */
export const liveLine = ({ stderr, env }: World, subject: string): LiveLine => {
  if (stderr.isTTY !== true || env['TERM'] === 'dumb') return { update: () => {}, stop: () => {} };
  const startedAt = performance.now();
  const drawing = new AbortController();
  let text = '';
  const line = (): string => `${subject} ${text} · ${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  void drawn(stderr, line, drawing.signal);
  return {
    update: (event) => {
      text = stepText(event);
    },
    stop: () => drawing.abort(),
  };
};

/** Draws lines again and again until the signal comes, then takes them away. Its module loads while the host is asked. */
export const drawn = async (stderr: Output, line: () => string, over: AbortSignal): Promise<void> => {
  const { createLogUpdate } = await import('log-update');
  if (over.aborted) return;
  const log = createLogUpdate(stderr);
  const timer = setInterval(() => log(line()), everyMs);
  log(line());
  over.addEventListener('abort', () => {
    clearInterval(timer);
    log.clear();
    log.done();
  });
};
