import { generateKeyPairSync } from 'node:crypto';

/** The key by which a host proves that it is itself. */
export type HostKey = {
  /** As sshd reads it. */
  readonly secret: string;
  /** Algorithm and key, as they stand in known_hosts behind the host's name (sshd(8)). */
  readonly known: string;
};

const [algorithm, curve] = ['ecdsa-sha2-nistp256', 'nistp256'];

/** Makes one in half a millisecond, where ssh-keygen would take a process for each host. */
export const makeHostKey = (): HostKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // The last 65 bytes of the DER form are the point itself, uncompressed (RFC 5480 2.2).
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  const blob = Buffer.concat([algorithm, curve, point].flatMap(counted));
  return {
    secret: privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
    known: `${algorithm} ${blob.toString('base64')}`,
  };
};

/** A string of the ssh protocol: its length, then its bytes (RFC 4251 5). */
const counted = (text: string | Buffer): Buffer[] => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
};
