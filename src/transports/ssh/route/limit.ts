/** The time that a host has to let the grader in. */
export type Limit = {
  /** Aborts when the time is over, or when nobody waits any more; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /** The thing being waited for now. */
  stage: string;
  /** Waits for something that the host has no part in, such as a human at a prompt: the clock stands still. */
  readonly outside: <T>(work: Promise<T>) => Promise<T>;
  /** Stops the clock for good. */
  readonly end: () => void;
};

/**
 * Starts the clock.
 *
 * @param milliseconds for all stages together
 * @param late makes the error from the stage that took too long
 */
export const limit = (milliseconds: number, outer: AbortSignal, late: (stage: string) => Error): Limit => {
  const controller = new AbortController();
  let left = milliseconds;
  let waiting = 0;
  let started = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    left -= performance.now() - started;
  };
  const start = (): void => {
    if (controller.signal.aborted || outer.aborted || waiting > 0) return;
    started = performance.now();
    timer = setTimeout(() => controller.abort(late(self.stage)), Math.max(0, left));
  };
  const giveUp = (): void => {
    stop();
    controller.abort(outer.reason);
  };
  const self: Limit = {
    signal: controller.signal,
    stage: 'a connection',
    outside: async (work) => {
      waiting += 1;
      stop();
      try {
        return await work;
      } finally {
        waiting -= 1;
        start();
      }
    },
    end: () => {
      waiting += 1;
      stop();
      outer.removeEventListener('abort', giveUp);
    },
  };
  outer.addEventListener('abort', giveUp, { once: true });
  if (outer.aborted) giveUp();
  else start();
  return self;
};

/** A promise that is not waited for any longer than the signal allows. */
export const orAbort = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
