import type { Channel, OpenOptions } from '../model/transport.ts';
import { sandbox } from '../transports/sandbox/index.ts';
import { shellProcess } from '../transports/shell-process.ts';

/** Things that real shells do instead of answering. */
const scripts: Readonly<Record<string, string>> = {
  hangs: 'exec sleep 61',
  floods: 'while :; do printf "%65536s" x; done',
  lies: 'read -r line; printf "<deadbeef kernel gb AAAA>\\n\\033[2J"; exec cat',
  dies: 'read -r line; echo the disk is on fire >&2; exit 3',
  halts: 'trap "" TERM; while :; do sleep 9; done',
};

/** Opens a host that misbehaves; undefined where it is none of these. */
const openBroken = async (how: string, options: OpenOptions): Promise<Channel | undefined> => {
  // A transport that forgets its deadline, and one with a defect.
  if (how === 'deaf') return new Promise(() => {});
  if (how === 'bug') throw new TypeError('undefined is not a host');
  const script = scripts[how];
  return script === undefined ? undefined : shellProcess(['sh', '-c', script], options);
};

/** Makes `sandbox:hangs` and the like hosts that misbehave, each a real process. */
export const knowBrokenHosts = (): void => {
  const { open } = sandbox;
  Object.assign(sandbox, {
    open: async (uri: string, options: OpenOptions) =>
      (await openBroken(uri.slice('sandbox:'.length), options)) ?? open(uri, options),
  });
};
