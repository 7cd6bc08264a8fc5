import type { HostError } from '../../../model/errors.ts';
import type { HostConfig } from '../route/user-config.ts';
import { hostKeyAlgorithms, readKnownHost, trustIn } from './host-key.ts';
import { hostKeyRefusal } from './host-key-refusal.ts';
import { rememberHost } from './remember-host.ts';

/** Watches over who a host is while a connection to it is made. */
export type HostCheck = {
  /** The signature algorithms to ask for, best first. */
  readonly algorithms: readonly string[];
  readonly verify: (key: Buffer) => boolean;
  /** Why `verify` said no. */
  readonly refused: () => HostError | undefined;
  /**
   * Writes a new host's key down; to be called once the host has signed with it.
   *
   * @throws HostError where that fails, or where another key has been written meanwhile
   */
  readonly remember: () => Promise<void>;
};

export const hostCheck = async (config: HostConfig): Promise<HostCheck> => {
  const known = await readKnownHost(config);
  let refused: HostError | undefined;
  let fresh: Buffer | undefined;
  return {
    algorithms: hostKeyAlgorithms(known),
    verify: (key) => {
      const trust = trustIn(key, known);
      if (trust.is === 'known') return true;
      if (trust.is === 'new' && config.acceptNew) {
        fresh = key;
        return true;
      }
      refused = hostKeyRefusal(trust, key, known.name, config);
      return false;
    },
    refused: () => refused,
    remember: async () => {
      if (!fresh) return;
      const trust = await rememberHost(fresh, config);
      if (trust.is !== 'known') throw hostKeyRefusal(trust, fresh, known.name, config);
    },
  };
};
