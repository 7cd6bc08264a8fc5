import type { Channel, Transport } from '../model/transport.ts';
import { transports } from '../transports/index.ts';
import { shellProcess } from '../transports/shell-process.ts';

/** What real shells do in the place of answering. */
const scripts: Readonly<Record<string, string>> = {
  hangs: 'exec sleep 61',
  floods: 'while :; do printf "%65536s" x; done',
  lies: 'read -r line; printf "<deadbeef kernel gb AAAA>\\n\\033[2J"; exec cat',
  dies: 'read -r line; echo the disk is on fire >&2; exit 3',
  halts: 'trap "" TERM; while :; do sleep 9; done',
};

/** Hosts that misbehave, each a real process: `broken:hangs`; and `broken:deaf`, whose transport forgets its deadline. */
const broken: Transport = {
  kind: 'channel',
  scheme: 'broken',
  summary: 'a host that misbehaves',
  example: 'broken:HOW',
  open: async (uri, options): Promise<Channel> => {
    const how = uri.slice('broken:'.length);
    if (how === 'deaf') return new Promise(() => {});
    if (how === 'bug') throw new TypeError('undefined is not a host');
    return shellProcess(['sh', '-c', scripts[how]!], options);
  },
};

/** Makes these hosts known to this process. */
export const knowBrokenHosts = (): void => void (transports as Transport[]).push(broken);
