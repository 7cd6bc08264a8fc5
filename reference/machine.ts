/** The result of a script. The last newline of each stream is taken off, as `$(…)` does. */
export type Outcome = { readonly status: number; readonly stdout: string; readonly stderr: string };

export type RunOptions = {
  /** How long the script may take, in milliseconds; a minute unless said. */
  readonly timeoutMs?: number;
  /** Also return where the status is not 0, instead of throwing. */
  readonly allowFailure?: boolean;
  /** Stops it, and throws the signal's reason. In a sandbox the script itself ends only when that is destroyed. */
  readonly signal?: AbortSignal;
};

/** Where a lab can be built: this machine, or a sandbox on it. */
export type Machine = {
  /** How the machine is called in messages. */
  readonly name: string;
  /**
   * Runs a bash script as root, without input, in a clean environment.
   * Throws a LabcheckError where it fails, takes too long, or leaves a process that holds its output.
   */
  readonly run: (script: string, options?: RunOptions) => Promise<Outcome>;
};
