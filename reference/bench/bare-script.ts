import { pinger } from '../../checks/pinger/lab.ts';
import type { ChannelTransport } from '../../src/index.ts';
import { collect } from '../../src/stages/collect.ts';
import { plan } from '../../src/stages/plan.ts';
import { sandbox as sandboxTransport } from '../../src/transports/sandbox/index.ts';

type Channel = Awaited<ReturnType<ChannelTransport['open']>>;

/** The texts that a grader writes to a host's shell, and how much the shell answers before the next is written. */
export type Conversation = readonly { readonly text: string; readonly frames: number }[];

/** Listens in on a real collection from a sandbox. */
export const listenIn = async (uri: string, skip: readonly string[]): Promise<Conversation> => {
  const heard: { text: string; frames: number }[] = [];
  const open: ChannelTransport['open'] = async (_, options) => {
    const channel = await sandboxTransport.open(uri, options);
    return {
      ...channel,
      write: (text) => {
        heard.push({ text, frames: 0 });
        channel.write(text);
      },
      output: counting(channel, () => {
        heard.at(-1)!.frames += 1;
      }),
    };
  };
  const subject = {
    student: { id: 'bench', name: 'bench' },
    host: uri,
    tool: { name: 'labcheck', version: 'bench' },
  } as const;
  await collect(plan(pinger, {}, skip), subject, (options) => open(uri, options), {
    deadlineMs: 60_000,
    signal: new AbortController().signal,
    always: [],
    progress: () => {},
  });
  return heard;
};

/** Every frame ends with the only `>` of the shell's output. */
const counting = async function* (channel: Channel, onFrame: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of channel.output) {
    for (const byte of chunk) if (byte === 0x3e) onFrame();
    yield chunk;
  }
};

/** The same script run by sh alone, with nobody who reads what it says. */
export const speakAgain = async (uri: string, conversation: Conversation): Promise<void> => {
  const channel = await sandboxTransport.open(uri, { signal: new AbortController().signal });
  const output = channel.output[Symbol.asyncIterator]();
  for (const { text, frames } of conversation) {
    channel.write(text);
    for (let seen = 0; seen < frames; ) {
      const { value, done } = await output.next();
      if (done === true) throw new Error('the shell ended early');
      for (const byte of value) if (byte === 0x3e) seen += 1;
    }
  }
  await channel.close();
};
