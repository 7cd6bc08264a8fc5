import type { Status } from '../model/verdict.ts';

/** Signs of verdicts that differ without colour. */
export const statusSigns: Readonly<Record<Status, string>> = { passed: '✓', failed: '✗', blocked: '·', unknown: '?' };
