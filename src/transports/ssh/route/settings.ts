/** Questions to a human on the grader's own terminal. */
export type Question = {
  /** One harmless line that says who asks: `(alice@10.4.0.7) Password: `. */
  readonly prompt: string;
  /** Whether what is typed must not be shown. */
  readonly secret: boolean;
};

/** Asks, and gives what was typed; undefined where nobody answers. To end when the signal aborts. */
export type Ask = (question: Question, signal: AbortSignal) => Promise<string | undefined>;

/** How hosts are reached over SSH, beside what the user's own ssh configuration says. */
export type SshSettings = {
  /** The login on hosts that are written without one; else the configuration's, else the user's own name. */
  readonly user?: string;
  /** Jump hosts as `ProxyJump` writes them, the first to be reached standing first; instead of the configuration's. */
  readonly jump?: string;
  /** Private keys that are tried before the configuration's. */
  readonly identities?: readonly string[];
  /** A file of known hosts instead of the configuration's. */
  readonly knownHosts?: string;
  /** A host that no known_hosts file names is trusted at first sight, and remembered. A changed key never is. */
  readonly acceptNew?: boolean;
  /** Only where a human sits at a terminal; without it nothing is ever asked for. */
  readonly ask?: Ask;
  /** Instead of `~/.ssh/config` and the system's: `ssh -F`. */
  readonly configFile?: string;
  /**
   * How long the way from the first packet to the open shell may take for each host, in milliseconds; ssh's
   * ConnectTimeout, else 15 s.
   */
  readonly connectTimeoutMs?: number;
};
