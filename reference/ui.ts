/** How a long-running command speaks, and is stopped. */
export type Ui = {
  /** One line of result. */
  readonly print: (line: string) => void;
  /** One line about what happens. */
  readonly say: (line: string) => void;
  /** Aborts on Ctrl-C: what was made is taken away again, then the reason is thrown. */
  readonly signal: AbortSignal;
};
