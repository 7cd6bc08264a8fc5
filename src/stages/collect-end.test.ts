import { afterEach, expect, test, vi } from 'vitest';
import { HostError } from '../model/errors.ts';
import type { Channel, OpenOptions } from '../model/transport.ts';
import { cleanShell } from '../transports/clean-shell.ts';
import { shellProcess } from '../transports/shell-process.ts';
import { collect } from './collect.ts';
import { plan } from './plan.ts';
import { tinyLab } from './tiny-lab.fixture.ts';

const subject = {
  student: { id: 'alice', name: 'Alice' },
  host: 'local:',
  tool: { name: 'labcheck', version: '0' },
} as const;
const collected = (
  open: (options: OpenOptions) => Promise<Channel>,
  deadlineMs = 20_000,
  signal = new AbortController().signal,
) => collect(plan(tinyLab), subject, open, { deadlineMs, signal, always: [], progress: () => {} });

afterEach(() => {
  vi.useRealTimers();
});

/** A shell whose leave never ends. */
const staying = (closed: () => void) => async (options: OpenOptions) => ({
  ...(await shellProcess(cleanShell, options)),
  close: () => {
    closed();
    return new Promise<void>(() => {});
  },
});

test('a shell is closed, and whole evidence does not wait for its leave', async () => {
  const closed = vi.fn();
  const { failure, outputs } = await collected(staying(closed));
  expect(closed).toHaveBeenCalledOnce();
  expect(failure).toBeUndefined();
  expect(outputs.ground).toMatchObject({ text: 'ground\n' });
});

test('a host that lets nobody in is given up at the deadline', async () => {
  const never = ({ signal }: OpenOptions): Promise<never> =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new HostError('given up')));
    });
  expect((await collected(never, 50)).failure).toMatchObject({
    reason: 'timed-out',
    detail: 'no answer within 0.05 s',
  });
});

test('a host that stops within is late, also for what it would have been asked next', async () => {
  const stopped = ({ signal }: OpenOptions) => shellProcess(['sleep', '20'], { signal });
  const { failure, roundTrips } = await collected(stopped, 400);
  expect(failure).toMatchObject({ reason: 'timed-out', detail: 'no answer within 0.4 s' });
  expect(roundTrips).toBe(1);
});

test('a collection that was ended before it began tells the transport so', async () => {
  const open = vi.fn(
    ({ signal }: OpenOptions): Promise<never> => Promise.reject(new HostError(signal.aborted ? 'told' : 'not told')),
  );
  await expect(collected(open, 20_000, AbortSignal.abort(new Error('ended')))).rejects.toThrow('ended');
  expect(open.mock.calls[0]?.[0].signal.aborted).toBe(true);
});

test('nothing waits for the deadline when all is over', async () => {
  vi.useFakeTimers();
  await collected(() => Promise.reject(new HostError('refused')));
  expect(vi.getTimerCount()).toBe(0);
});

test('a slip of labcheck’s own is no word of the host', async () => {
  await expect(collected(() => Promise.reject(new TypeError('a slip')))).rejects.toThrow('a slip');
});

test('how much a flood was is told in megabytes', async () => {
  const flooding = ({ signal }: OpenOptions) => shellProcess(['sh', '-c', 'exec yes'], { signal });
  expect((await collected(flooding)).failure?.detail).toBe('the host wrote more than 64 MB');
});

test('a clock that is set back meanwhile does not make the time negative', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const earlier = async (options: OpenOptions): Promise<Channel> => {
    vi.setSystemTime(Date.now() - 3_600_000);
    return shellProcess(cleanShell, options);
  };
  expect((await collected(earlier)).durationMs).toBeGreaterThanOrEqual(0);
});
