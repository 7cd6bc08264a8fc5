import type { Found } from './check.ts';
import type { UnknownReason } from './unknown.ts';

/** The result of one check on one host. */
export type Verdict = { readonly check: string } & (
  | { readonly status: 'passed'; readonly note?: string; readonly found: Found }
  | {
      readonly status: 'failed';
      readonly cause: string;
      readonly found: Found;
      readonly share: number;
      readonly way?: string;
    }
  | { readonly status: 'blocked'; readonly by: string }
  | { readonly status: 'unknown'; readonly reason: UnknownReason; readonly detail: string; readonly by?: string }
);
export const statuses = ['passed', 'failed', 'blocked', 'unknown'] as const;
export type Status = (typeof statuses)[number];
