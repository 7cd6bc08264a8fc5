import { execFileSync } from 'node:child_process';
import type { Output } from '../model/probe.ts';
import { hostPlace } from './in-network.ts';
import type { PacketChain } from './packet/model.ts';
import { packetRules } from './packet-rules.ts';
import { runScript } from './run-script.fixture.ts';

export const rulesHere = packetRules({ ...hostPlace, locate: 'n=/proc/self/ns/net' });

/** The probe's answer in a new network namespace in which some commands were run. */
export const rulesAfter = (commands: string): Output => {
  const output = runScript(rulesHere, ['unshare', '--net', 'sh', '-c', `set -e; ${commands}\nexec sh "$@"`, 'sh']);
  if (output.status !== 0) throw new Error('the commands failed: run them in a namespace of your own, and look');
  return output;
};
export const tablesAfter = (commands: string): PacketChain[] => rulesHere.parse(rulesAfter(commands)) as PacketChain[];

/** Whether this machine can make such a namespace and load rules of nftables into it. */
export const hasTables = (): boolean => {
  try {
    execFileSync('unshare', ['--net', 'nft', 'list', 'ruleset'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
