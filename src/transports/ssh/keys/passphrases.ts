import type { ParsedKey } from 'ssh2';
import type { Asking } from '../asking.ts';
import type { Ssh2 } from '../library.ts';
import { unlock } from './identity.ts';

/** Decrypts identity files, asking for each passphrase once, however many hosts want the key. */
export type Passphrases = {
  /** Rejects, with the reason, where the file stays locked. */
  readonly unlock: (ssh2: Ssh2, file: string, signal: AbortSignal) => Promise<ParsedKey>;
};

/** How often a passphrase is asked for (NumberOfPasswordPrompts, ssh_config(5)). */
const mostAttempts = 3;

export const passphrases = (asking: Asking): Passphrases => {
  const turns = new Map<string, { readonly key: Promise<ParsedKey>; readonly signal: AbortSignal }>();

  const askFor = async (ssh2: Ssh2, file: string, signal: AbortSignal): Promise<ParsedKey> => {
    if (!asking.possible)
      throw locked(
        file,
        'its passphrase can be asked for only on a terminal, unless ssh-add gives the key to an agent',
      );
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const passphrase = await asking.ask('', `Passphrase for ${file}:`, true, signal);
      if (passphrase === undefined || passphrase === '') throw locked(file, 'no passphrase was given');
      const key = await unlock(ssh2, file, passphrase);
      if (key) return key;
    }
    throw locked(file, `the passphrase was wrong ${mostAttempts} times`);
  };
  const unlockOnce: Passphrases['unlock'] = async (ssh2, file, signal) => {
    const turn = turns.get(file) ?? { key: askFor(ssh2, file, signal), signal };
    turns.set(file, turn);
    try {
      return await turn.key;
    } catch (error) {
      // The host that asked first has given up waiting; that decides nothing for this one.
      if (!turn.signal.aborted || signal.aborted) throw error;
      if (turns.get(file) === turn) turns.delete(file);
      return unlockOnce(ssh2, file, signal);
    }
  };
  return { unlock: unlockOnce };
};

const locked = (file: string, why: string): Error => new Error(`${file} stays locked: ${why}`);
