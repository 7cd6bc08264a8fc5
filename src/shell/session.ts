import { randomBytes } from 'node:crypto';
import { groups, type Probe } from '../model/probe.ts';
import type { Channel } from '../model/transport.ts';
import { unknown } from '../model/unknown.ts';
import { type Answer, answersOf } from './answers.ts';
import { groupsOf, opening, round } from './compose.ts';
import { frameReader } from './frames.ts';

/** A host that writes more than this in all, frames or noise, is not listened to any longer. */
export const mostBytes = 64_000_000;

/** Beyond the host's own watchdogs: for a group whose output something holds open all the same. */
const marginSeconds = 3;

export type Session = {
  /** Sends one round and hands over each probe's answer as it comes. False where the shell ended before all had come. */
  readonly ask: (probes: readonly Probe<unknown>[], deliver: Deliver) => Promise<boolean>;
  /** Why the shell ended: `flooded` or `ended`. */
  readonly end: () => 'flooded' | 'ended' | undefined;
};
type Deliver = (probe: Probe<unknown>, answer: Answer) => void;

/** Speaks the framing over an open shell. When `deadline` aborts, what has not come is `timed-out`. */
export const openSession = (channel: Channel, deadline: AbortSignal): Session => {
  const mark = randomBytes(16).toString('hex');
  let waiting = new Map<string, readonly Probe<unknown>[]>();
  let deliver: Deliver = () => {};
  let settle: () => void = () => {};
  let end: ReturnType<Session['end']>;

  const read = frameReader(mark, (frame) => {
    const probes = waiting.get(frame.group);
    if (!probes) return;
    waiting.delete(frame.group);
    const answers = answersOf(
      frame,
      mark,
      probes.map(({ id }) => id),
    );
    for (const [index, probe] of probes.entries()) deliver(probe, answers[index]!);
    if (waiting.size === 0) settle();
  });

  const listen = async (): Promise<void> => {
    let bytes = 0;
    try {
      for await (const chunk of channel.output) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) end = 'flooded';
        if (end) break;
        read(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1'));
      }
    } finally {
      end ??= 'ended';
      settle();
    }
  };
  channel.write(opening(mark));
  void listen().catch(() => {});

  return {
    end: () => end,
    ask: async (probes, onAnswer) => {
      const names = groupsOf(probes);
      waiting = new Map(names.map((name) => [name, probes.filter(({ group }) => group === name)]));
      deliver = onAnswer;
      const seconds = names.reduce((sum, name) => sum + groups[name].seconds, marginSeconds);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, seconds * 1000);
        settle = () => {
          clearTimeout(timer);
          deadline.removeEventListener('abort', settle);
          resolve();
        };
        deadline.addEventListener('abort', settle, { once: true });
        if (end || deadline.aborted) settle();
        else channel.write(round(probes));
      });
      if (end && waiting.size > 0) return false;
      for (const probe of [...waiting.values()].flat())
        onAnswer(probe, { id: probe.id, ms: 0, ...unknown('timed-out', `${groups[probe.group].seconds} s`) });
      waiting.clear();
      return true;
    },
  };
};
