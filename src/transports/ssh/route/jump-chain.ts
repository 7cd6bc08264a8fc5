import { UsageError } from '../../../model/errors.ts';
import { type SshAddress, writeAddress } from './address.ts';
import type { HostConfig } from './user-config.ts';

/** Longer chains are a circle in the configuration. */
const mostJumps = 8;

/**
 * The jump hosts on the way to a host, first to be reached standing first. The first one may be behind others of its
 * own, as the user's configuration has it; a jump host is not reached through itself.
 *
 * @throws UsageError where the configuration goes round in a circle
 */
export const jumpChain = async (
  config: HostConfig,
  configOf: (jump: SshAddress) => Promise<HostConfig>,
): Promise<SshAddress[]> => {
  let chain = jumpsBefore(config);
  for (;;) {
    if (chain.length > mostJumps)
      throw new UsageError(
        `The way to ${config.alias} leads over ${chain.slice(0, mostJumps).map(writeAddress).join(', ')} and more.`,
        'Look for a circle of ProxyJump in the ssh configuration.',
      );
    const [first] = chain;
    const earlier = first ? jumpsBefore(await configOf(first)) : [];
    if (earlier.length === 0) return chain;
    chain = [...earlier, ...chain];
  }
};

/** The jump hosts that a host's own configuration names, without itself and what would come after. */
export const jumpsBefore = ({ alias, port, jumps }: HostConfig): SshAddress[] => {
  const itself = jumps.findIndex((jump) => jump.host === alias && (jump.port ?? 22) === port);
  return jumps.slice(0, itself < 0 ? undefined : itself);
};
