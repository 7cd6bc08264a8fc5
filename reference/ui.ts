/** How a long-running command speaks, and is stopped. */
export type Ui = {
  /** One line of result. */
  readonly print: (line: string) => void;
  /** One line about what happens. */
  readonly say: (line: string) => void;
  /** What happens now, on a terminal only, in the place of what it said before; nothing to end it. */
  readonly status: (line: string) => void;
  /** Aborts on Ctrl-C: what was made is taken away again, then the reason is thrown. */
  readonly signal: AbortSignal;
};
