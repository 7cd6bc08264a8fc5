import type { HostError } from './errors.ts';

/** Words by which a host takes its leave. */
export type LastWords = {
  /** The last lines as one, cut and made visible; empty where there were none. */
  readonly said: string;
  /** Whether all of it is standard error, which tells by itself why the shell ended. */
  readonly complaint: boolean;
  /** Why the shell ended early, where these words or the connection tell. */
  readonly means: HostError | undefined;
};

/** An open shell (`sh -s`) on a host: script in, bytes out. Closing its input ends it, and all that it started. */
export type Channel = {
  readonly write: (script: string) => void;
  /** The shell's standard output, as it comes; ends when the shell does. */
  readonly output: AsyncIterable<Uint8Array>;
  /**
   * The host's words that are no answer: its banner, standard error, and what is `heard` on the output before the first
   * answer.
   */
  readonly lastWords: (heard: string) => LastWords;
  /** Ends the input, and waits for nothing: a shell that reads to the end before it does anything shows itself. */
  readonly endInput: () => void;
  /** Ends the input; resolves when the shell is gone, killing it after a grace time. */
  readonly close: () => Promise<void>;
};

export type OpenOptions = { readonly signal: AbortSignal };

/** A transport's reading of a URI: it alone picks it apart. */
export type UriParts = {
  /** Equal for all URIs that lead to one machine; undefined where each student means their own. */
  readonly machine: string | undefined;
  /** The machine's name and the login there, as they are written in it. */
  readonly names?: { readonly host: string; readonly login: string | undefined };
  /** The file that stands for the host, as it was written. */
  readonly file?: string;
  /** The URI with this login, where it names none and its transport has logins; else as it was. */
  readonly as: (user: string) => string;
  /** The URI with its file sought from this folder; else as it was. */
  readonly from: (folder: string) => string;
};

/** All that others need to know of a host's URI. */
export type HostUri = UriParts & {
  /** The URI with its scheme: a bare address is reached over ssh. */
  readonly full: string;
};

export type HostReader = (uri: string) => HostUri;

type Named = {
  readonly scheme: string;
  readonly summary: string;
  readonly example: string;
  /** @throws UsageError for a URI that this transport cannot read */
  readonly uri: (uri: string) => UriParts;
  /** The lab that a host remembers: it was built, or asked, for it. */
  readonly labOf?: (uri: string) => Promise<string | undefined>;
};

/** One way to run a script on a host. */
export type ChannelTransport = Named & {
  readonly kind: 'channel';
  readonly open: (uri: string, options: OpenOptions) => Promise<Channel>;
};

/** Earlier answers of a host, in place of the host. */
export type EvidenceTransport = Named & {
  readonly kind: 'evidence';
  /** The file that holds them. */
  readonly fileOf: (uri: string) => string;
};

/** Named by the scheme of a host's URI. */
export type Transport = ChannelTransport | EvidenceTransport;
