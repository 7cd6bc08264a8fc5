/** Why the grader could not tell. None of these ever costs a student a point. */
export const unknownReasons = [
  'missing-tool',
  'denied',
  'timed-out',
  'truncated',
  'garbled',
  'unreachable',
  'vantage',
  'not-collected',
  'undecided',
  'defect',
  'rests-on-unknown',
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/**
 * The place of a fact that could not be had: the reason, and what was seen of it (a tool's name, a limit, a check's
 * id).
 */
export type Unknown = { readonly unknown: UnknownReason; readonly detail: string };

export const unknown = (reason: UnknownReason, detail: string): Unknown => ({ unknown: reason, detail });

export const isUnknown = (fact: unknown): fact is Unknown =>
  typeof fact === 'object' && fact !== null && 'unknown' in fact && 'detail' in fact;
