/** One act of the lab, done right. */
export type BuildStep = {
  readonly id: string;
  readonly title: string;
  /** The numbers of the lab sheet's tasks that it does. */
  readonly tasks: readonly number[];
  /** Shell, run as root under `set -e`; what it starts in the background holds neither its input nor its output. */
  readonly run: string;
  /** How long it may take, in milliseconds; a minute unless said. */
  readonly timeoutMs?: number;
};
