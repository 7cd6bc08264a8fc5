import type { Client, ParsedKey } from 'ssh2';
import type { Key } from './keys/agent.ts';

/**
 * Internals of ssh2 (read in 1.17.0): it waits for the host's answer after each step, although ssh would allow the
 * next one.
 * Were these parts absent, all would go on as ssh2 has it, up to two of its ten round trips longer.
 */
type Inside = {
  readonly _protocol?: {
    authPK?: (user: string, key: ParsedKey, algorithm?: string, sign?: Sign) => void;
    readonly _handlers?: { SERVICE_ACCEPT?: Handler; EXT_INFO?: Handler };
  };
};
type Sign = (data: Buffer, send: (signature: Buffer) => void) => void;
type Handler = (protocol: unknown, content: unknown) => void;

const hashes: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };

/**
 * Offers keys that are at hand with their signatures, instead of asking the host about each one first (RFC 4252 7).
 * To be called after `connect`.
 */
export const signAtOnce = (client: Client, keys: readonly Key[]): void => {
  const { _protocol: protocol } = client as unknown as Inside;
  const offer = protocol?.authPK?.bind(protocol);
  if (!protocol || !offer) return;
  protocol.authPK = (user, publicKey, algorithm, sign) => {
    const signNow = sign ? undefined : keys.find((key) => key.publicKey === publicKey)?.signNow;
    if (!signNow) return offer(user, publicKey, algorithm, sign);
    offer(user, publicKey, algorithm, (data, send) => {
      const signature = signNow(data, hashes[algorithm ?? '']);
      if (signature) send(signature);
      else offer(user, publicKey, algorithm);
    });
  };
};

/**
 * Begins the login on the heels of the request for it, which a host that has proven its key never refuses (RFC 4253 10).
 * Only where the host has said which signatures it takes (RFC 8308), which it does before; else ssh2 would take SHA-1.
 * To be called after `connect`.
 */
export const logInAtOnce = (client: Client): void => {
  const { _protocol: { _handlers: handlers } = {} } = client as unknown as Inside;
  const begin = handlers?.SERVICE_ACCEPT;
  const learn = handlers?.EXT_INFO;
  if (!handlers || !begin || !learn) return;
  let proven = false;
  let begun = false;
  client.once('handshake', () => {
    proven = true;
  });
  const beginOnce: Handler = (protocol, service) => {
    if (!begun) begin(protocol, service);
    begun = true;
  };
  handlers.SERVICE_ACCEPT = beginOnce;
  handlers.EXT_INFO = (protocol, extensions) => {
    learn(protocol, extensions);
    // Before the host has proven who it is, nothing of a login may be said.
    if (proven) beginOnce(protocol, 'ssh-userauth');
  };
};
