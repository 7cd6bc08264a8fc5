import { randomBytes } from 'node:crypto';
import { type GroupName, groups, type Probe } from '../model/probe.ts';
import type { Channel } from '../model/transport.ts';
import { type Answer, answersOf, timedOut } from './answers.ts';
import { groupsOf, opening, over, round } from './compose.ts';
import { type Frame, frameReader } from './frames.ts';

/** A host that writes more than this in all, frames or noise, is not listened to any longer. */
export const mostBytes = 64_000_000;

/**
 * How long a round's frame may take after its groups were ended, for one whose output something holds open all the
 * same.
 */
const graceMs = 3000;

/** Characters before the first answer that are kept: the last ones. */
const mostHeard = 8000;

export type Session = {
  /**
   * Sends one round. Every probe gets its answer; what does not come in its time is `timed-out`. Where one group hung or
   * flooded, those that never came to their turn are asked once more, without it. Undefined where the shell ended first.
   */
  readonly ask: (probes: readonly Probe<unknown>[]) => Promise<ReadonlyMap<string, Answer> | undefined>;
  /** The last of what came before the first answer: banners, start files, refusals. */
  readonly heard: () => string;
  /** Why the shell ended: `flooded`, `ended`, or `late` where its input was ended as no answer had come by then. */
  readonly end: () => 'flooded' | 'ended' | 'late' | undefined;
};

/**
 * Speaks the framing over an open shell. When `deadline` aborts, what has not come is `timed-out`.
 *
 * @param endsAt when that will be (`performance.now()`): what hangs is ended before, so that the other answers come
 */
export const openSession = (channel: Channel, deadline: AbortSignal, endsAt = Number.POSITIVE_INFINITY): Session => {
  const mark = randomBytes(16).toString('hex');
  let rounds = 0;
  let take: (frame: Frame) => void = () => {};
  let gone: () => void = () => {};
  let end: ReturnType<Session['end']>;
  let heard = '';
  let answered = false;
  let gaveUp = false;
  const read = frameReader(mark, (frame) => {
    answered = true;
    if (frame.name === String(rounds)) take(frame);
  });
  const listen = async (): Promise<void> => {
    let bytes = 0;
    try {
      for await (const chunk of channel.output) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) end = 'flooded';
        if (end) break;
        const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
        if (!answered) heard = (heard + text).slice(-mostHeard);
        read(text);
      }
    } finally {
      end ??= gaveUp ? 'late' : 'ended';
      gone();
    }
  };
  channel.write(opening(mark));
  void listen().catch(() => {});
  const once = (probes: readonly Probe<unknown>[], again: boolean): Promise<Answers | undefined> => {
    rounds += 1;
    const limits = limitsOf(groupsOf(probes), endsAt - performance.now());
    return new Promise((resolve) => {
      const finish = (answers: Answers | undefined): void => {
        for (const timer of timers) clearTimeout(timer);
        deadline.removeEventListener('abort', late);
        resolve(answers);
      };
      const late = (): void => finish(new Map());
      const timers = limits.map(({ ms, names }) => setTimeout(() => channel.write(over(names)), ms));
      timers.push(setTimeout(late, (limits.at(-1)?.ms ?? 0) + graceMs));
      const unheard = (): void => {
        if (answered) return;
        gaveUp = true;
        channel.endInput();
      };
      if (rounds === 1 && Number.isFinite(endsAt)) timers.push(setTimeout(unheard, leftUntil(endsAt)));
      take = (frame) => finish(answersOf(frame, mark, probes, again));
      gone = () => finish(undefined);
      deadline.addEventListener('abort', late);
      if (end) gone();
      else if (deadline.aborted) late();
      else channel.write(round(String(rounds), probes));
    });
  };
  return {
    heard: () => Buffer.from(heard.split(`<${mark}`, 1)[0] ?? '', 'latin1').toString('utf8'),
    end: () => end,
    ask: async (probes) => {
      const all = new Map<string, Answer>();
      for (let left = probes; left.length > 0; left = left.filter(({ id }) => !all.has(id))) {
        // One that hangs costs itself alone; a second one ends its group, as a host has only so much time.
        const answers = await once(left, left === probes);
        if (!answers) return undefined;
        for (const [id, answer] of answers) all.set(id, answer);
        // A late or empty answer is not asked for again: that would never end.
        if (!left.some(({ id }) => answers.has(id)))
          for (const { id, group } of left) all.set(id, { id, ms: 0, ...timedOut(group) });
      }
      return all;
    },
  };
};

type Answers = ReadonlyMap<string, Answer>;

/** So long before a host's time is over, a shell that has not answered yet is shown the end of its input; milliseconds. */
const lastChanceMs = 1000;
const leftUntil = (endsAt: number): number => {
  const left = endsAt - performance.now();
  return left - Math.min(lastChanceMs, left / 20);
};

/** At most so long before a host's time is over, what hangs there is ended; milliseconds. */
const reserveMs = 3000;

/**
 * When the groups of a round have had their time, from its beginning, and which are ended then: first those that are
 * asked
 * in turn, then all. Where the host's time is over sooner, half of it is left to those that did not come to their turn.
 *
 * @param leftMs the host's time
 */
const limitsOf = (asked: readonly GroupName[], leftMs: number) => {
  const latest = leftMs - Math.min(reserveMs, leftMs / 5);
  const inTurn = asked.filter((name) => !groups[name].besides);
  const turnMs = 1000 * Math.max(0, ...inTurn.map((name) => groups[name].seconds));
  const allMs = 1000 * Math.max(0, ...asked.map((name) => groups[name].seconds));
  return [
    { ms: Math.min(turnMs, asked.length > 1 ? leftMs / 2 : latest), names: inTurn },
    { ms: Math.min(turnMs + allMs, latest), names: asked },
  ].filter(({ names }) => names.length > 0);
};
