import type { UnknownReason } from './unknown.ts';

export const evidenceSchema = 'labcheck/evidence/1';

/** One raw answer as it is saved. Text where the bytes are UTF-8, base64 where they are not. */
export type SavedOutput = {
  readonly version: number;
  /** 1 or 2: the round that asked. */
  readonly round: number;
  /** Milliseconds on the host's own clock. */
  readonly ms: number;
} & (
  | { readonly status: number; readonly text: string }
  | { readonly status: number; readonly base64: string }
  | { readonly unknown: UnknownReason; readonly detail: string }
);

/** All raw answers of one host in one run, with everything that is needed to judge them again. */
export type Evidence = {
  readonly schema: typeof evidenceSchema;
  readonly tool: { readonly name: 'labcheck'; readonly version: string };
  readonly lab: string;
  readonly student: { readonly id: string; readonly name: string };
  /** The parameters that were set, as text; those at their default are absent. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly host: string;
  /** ISO 8601, UTC, on the grader's clock. */
  readonly collectedAt: string;
  readonly durationMs: number;
  readonly roundTrips: number;
  /** Why nothing, or not all, could be asked. */
  readonly failure?: { readonly reason: UnknownReason; readonly detail: string; readonly cure: string };
  readonly outputs: Readonly<Record<string, SavedOutput>>;
};
