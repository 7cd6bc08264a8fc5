/** How a long-running command speaks, and is stopped. */
export type Ui = {
  /** One line of result. */
  readonly print: (line: string) => void;
  /** One line about what happens. */
  readonly say: (line: string) => void;
  /** Shows the current activity, on a terminal only, in place of the previous one; nothing ends it. */
  readonly status: (line: string) => void;
  /** Aborts on Ctrl-C: what was made is taken away again, then the reason is thrown. */
  readonly signal: AbortSignal;
};
