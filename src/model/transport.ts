import type { HostError } from './errors.ts';
import type { Evidence } from './evidence.ts';

/** An open shell (`sh -s`) on a host: script in, bytes out. Closing its input ends it, and all that it started. */
export type Channel = {
  readonly write: (script: string) => void;
  /** The shell's standard output, as it comes; ends when the shell does. */
  readonly output: AsyncIterable<Uint8Array>;
  /** Why the shell ended early, by its last words on standard error; undefined where it had none. */
  readonly complaint: () => HostError | undefined;
  /** Ends the input; resolves when the shell is gone, killing it after a grace time. */
  readonly close: () => Promise<void>;
};

export type OpenOptions = { readonly signal: AbortSignal };

type Named = {
  readonly scheme: string;
  readonly summary: string;
  readonly example: string;
};

/** One way to run a script on a host. */
export type ChannelTransport = Named & {
  readonly kind: 'channel';
  readonly open: (uri: string, options: OpenOptions) => Promise<Channel>;
};

/** Earlier answers of a host, in place of the host. */
export type EvidenceTransport = Named & {
  readonly kind: 'evidence';
  readonly read: (uri: string) => Promise<Evidence>;
};

/** Named by the scheme of a host's URI. */
export type Transport = ChannelTransport | EvidenceTransport;
