import type { UnknownReason } from './unknown.ts';

/**
 * One raw answer of the host, as people may look at it: free of control characters, cut where it is long, its secrets
 * blotted.
 */
export type Answer = {
  /** The id of the probe that asked. */
  readonly probe: string;
} & (
  | {
      readonly status: number;
      readonly lines: readonly string[];
      /** How many bytes are not shown. */
      readonly cut: number;
    }
  | { readonly unknown: UnknownReason; readonly detail: string }
);

/** The answers behind each check, by the check's id. */
export type Answers = Readonly<Record<string, readonly Answer[]>>;
