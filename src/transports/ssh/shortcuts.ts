import type { Client, ClientChannel, ParsedKey } from 'ssh2';
import type { Key } from './agent.ts';

type Sign = (data: Buffer, send: (signature: Buffer) => void) => void;

/**
 * What ssh2 keeps to itself (read in 1.17.0). It waits for the host's answer after each step; where ssh lets one go on
 * without it, a round trip is saved. Were these parts ever absent, all would go on as ssh2 has it.
 */
type Inside = {
  readonly _protocol?: {
    authPK?: (user: string, key: ParsedKey, algorithm?: string, sign?: Sign) => void;
    exec?: (channel: number, command: string, wantReply: boolean) => void;
  };
  readonly _chanMgr?: { readonly get: (channel: number) => unknown };
};

const hashes: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };

/** Offers a key that is at hand with its signature, instead of asking first whether the host would take it (RFC 4252 7). */
export const signAtOnce = (client: Client, keys: readonly Key[]): void => {
  const { _protocol: protocol } = client as unknown as Inside;
  const offer = protocol?.authPK?.bind(protocol);
  if (!protocol || !offer) return;
  protocol.authPK = (user, publicKey, algorithm, sign) => {
    const key = sign ? undefined : keys.find((candidate) => candidate.publicKey === publicKey);
    if (!key?.signNow) return offer(user, publicKey, algorithm, sign);
    offer(user, publicKey, algorithm, (data, send) => {
      const signature = key.signNow?.(data, hashes[algorithm ?? '']);
      if (signature) send(signature);
      else offer(user, publicKey, algorithm);
    });
  };
};

/** A command whose input may be written while the host still starts it. */
export type Started = {
  readonly stream: ClientChannel;
  /** Rejects where the host then refuses to run it. */
  readonly accepted: Promise<void>;
};

/**
 * Runs a command on a connection that has no other channel, as ssh does: the first input follows on the heels of the request.
 */
export const execAtOnce = (client: Client, command: string): Promise<Started> =>
  new Promise((resolve, reject) => {
    const { _protocol: protocol, _chanMgr: channels } = client as unknown as Inside;
    const exec = protocol?.exec?.bind(protocol);
    const accepted = new Promise<void>((accept, refuse) => {
      client.exec(command, (error, stream) => {
        if (error) return refuse(error);
        accept();
        resolve({ stream, accepted });
      });
    });
    accepted.catch(reject);
    if (!protocol || !exec) return;
    protocol.exec = (channel, text, wantReply) => {
      exec(channel, text, wantReply);
      const stream = channels?.get(0) as ClientChannel | undefined;
      if (typeof stream?.write === 'function') resolve({ stream, accepted });
    };
  });
