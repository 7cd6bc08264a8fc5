import type { BaseAgent, OpenSSHAgent, ParsedKey, SignCallback, SigningRequestOptions } from 'ssh2';
import type { Ssh2 } from '../library.ts';

/** A key that can be offered to a host. */
export type Key = {
  readonly publicKey: ParsedKey;
  /** @param hash `sha256` and the like where the host asked for one */
  readonly sign: (data: Buffer, hash: string | undefined) => Promise<Buffer>;
  /** Only where nobody needs to be asked: a key in a file without a passphrase. Undefined where that fails. */
  readonly signNow?: (data: Buffer, hash: string | undefined) => Buffer | undefined;
};

/** So long an agent may take to list its keys, which asks nobody anything; milliseconds. */
const patienceMs = 3000;

/**
 * The keys of the user's agent.
 *
 * @param signal ends what the agent still owes: a hung agent must not keep the grader waiting
 */
export const agentKeys = async (
  { createAgent }: Ssh2,
  socket: string | undefined,
  signal: AbortSignal,
): Promise<Key[]> => {
  if (socket === undefined || socket === '') return [];
  const agent = createAgent(socket) as OpenSSHAgent;
  let listing: { readonly destroy: () => unknown } | undefined;
  const dial = agent.getStream.bind(agent);
  agent.getStream = (callback) =>
    dial((error, stream) => {
      listing ??= stream ?? undefined;
      if (stream) signal.addEventListener('abort', () => stream.destroy(), { once: true });
      callback(error, stream);
    });
  const publicKeys = await new Promise<ParsedKey[]>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('it did not answer'));
      listing?.destroy();
    }, patienceMs);
    agent.getIdentities((error, keys) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve((keys ?? []) as ParsedKey[]);
    });
  });
  return publicKeys.map((publicKey) => ({
    publicKey,
    sign: (data, hash) =>
      new Promise((resolve, reject) => {
        const options = (hash === undefined ? {} : { hash }) as SigningRequestOptions;
        agent.sign(publicKey, data, options, (error, signature) =>
          signature ? resolve(signature) : reject(error ?? new Error('it did not sign')),
        );
      }),
  }));
};

/**
 * Keys behind ssh2's interface of an agent: the one that lets a key be used only when the host has said that it takes it.
 *
 * @param failed told why a key could not be used; the next one is tried then
 */
export const agentOf = (
  { BaseAgent }: Ssh2,
  keys: readonly Key[],
  failed: (error: Error) => void,
): BaseAgent<ParsedKey> => {
  const agent = Object.create(BaseAgent.prototype) as BaseAgent<ParsedKey>;
  agent.getIdentities = (callback) =>
    callback(
      null,
      keys.map(({ publicKey }) => publicKey),
    );
  agent.sign = (
    publicKey: ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    callback?: SignCallback,
  ) => {
    const [done, hash] = typeof options === 'function' ? [options, undefined] : [callback, options.hash];
    const key = keys.find((candidate) => candidate.publicKey === publicKey);
    void handOver(key ? key.sign(data, hash) : Promise.reject(new Error('it is not in the keyring')), failed, done);
  };
  return agent;
};

const handOver = async (work: Promise<Buffer>, failed: (error: Error) => void, done?: SignCallback): Promise<void> => {
  const [outcome] = await Promise.allSettled([work]);
  try {
    if (outcome.status === 'fulfilled') return done?.(null, outcome.value);
    const error = outcome.reason as Error;
    failed(error);
    done?.(error);
  } catch {
    // ssh2 throws where the connection has ended by now, which is told elsewhere.
  }
};
