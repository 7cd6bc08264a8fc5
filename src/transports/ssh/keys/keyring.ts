import type { BaseAgent, ParsedKey } from 'ssh2';
import type { Asking } from '../asking.ts';
import type { Ssh2 } from '../library.ts';
import type { Limit } from '../route/limit.ts';
import type { HostConfig } from '../route/user-config.ts';
import { agentKeys, agentOf, type Key } from './agent.ts';
import { type Identity, readIdentity, type UselessIdentity } from './identity.ts';
import { passphrases } from './passphrases.ts';

/** All keys of the user: the agent's and those in files, each read once. */
export type Keyring = { readonly keysFor: (ssh2: Ssh2, config: HostConfig, limit: Limit) => Promise<OfferedKeys> };

/** The keys that one host is offered. */
export type OfferedKeys = {
  readonly agent: BaseAgent<ParsedKey>;
  readonly keys: readonly Key[];
  /** Why a key that is there was not offered, or could not be used; grows while logging in. */
  readonly notes: string[];
};

export const keyring = (human: Asking): Keyring => {
  const read = new Map<string, ReturnType<typeof readIdentity>>();
  const locks = passphrases(human);

  const identitiesOf = (ssh2: Ssh2, { identityFiles }: HostConfig): ReturnType<typeof readIdentity>[] =>
    identityFiles.map((file) => {
      const identity = read.get(file) ?? readIdentity(ssh2, file);
      read.set(file, identity);
      return identity;
    });

  return {
    keysFor: async (ssh2, config, limit) => {
      const notes: string[] = [];
      const [held, ...identities] = await Promise.all([
        agentKeys(ssh2, config.agent, limit.signal).catch((): Key[] => {
          notes.push('the agent did not answer');
          return [];
        }),
        ...identitiesOf(ssh2, config),
      ]);
      const fromFile = ({ file, publicKey, privateKey }: Identity): Key => ({
        publicKey,
        sign: async (data, hash) => {
          const key =
            privateKey === 'encrypted' ? await limit.outside(locks.unlock(ssh2, file, limit.signal)) : privateKey;
          const signature = key && signatureOf(key, data, hash);
          if (!signature) throw new Error(`${file} cannot be signed with`);
          return signature;
        },
        ...(typeof privateKey === 'object' ? { signNow: (data, hash) => signatureOf(privateKey, data, hash) } : {}),
      });
      notes.push(
        ...identities.flatMap((identity) =>
          identity && 'why' in identity ? `${identity.file} was not offered: ${identity.why}` : [],
        ),
      );
      const keys = inOrder(held, identities.filter(isUseful), config.identitiesOnly, fromFile);
      return { agent: agentOf(ssh2, keys, (error) => notes.push(error.message)), keys, notes };
    },
  };
};

/** ssh2 returns what went wrong in the place of a signature; its types do not say so. */
const signatureOf = (key: ParsedKey, data: Buffer, hash: string | undefined): Buffer | undefined => {
  const signature: Buffer | Error = key.sign(data, hash);
  return Buffer.isBuffer(signature) ? signature : undefined;
};

const isUseful = (identity: Identity | UselessIdentity | undefined): identity is Identity =>
  identity !== undefined && 'publicKey' in identity;

/** As ssh offers them: what the agent holds of the files, the agent's others, the other files. */
const inOrder = (
  held: readonly Key[],
  identities: readonly Identity[],
  filesOnly: boolean,
  fromFile: (identity: Identity) => Key,
): Key[] => {
  const same = (one: ParsedKey, other: ParsedKey): boolean => one.getPublicSSH().equals(other.getPublicSSH());
  const heldOf = (identity: Identity): Key | undefined =>
    held.find(({ publicKey }) => same(publicKey, identity.publicKey));
  const chosen = identities.flatMap((identity) => heldOf(identity) ?? []);
  const others = filesOnly ? [] : held.filter((key) => !chosen.includes(key));
  const rest = identities.filter((identity) => identity.privateKey !== undefined && !heldOf(identity));
  return [...chosen, ...others, ...rest.map(fromFile)];
};
