import type { Evidence } from '../model/evidence.ts';
import { hostHead } from './host-head.ts';

/** A host in a few words: its system, its kernel, and how it was seen, where that is not the usual way. */
export const aboutHost = (evidence: Evidence): string => {
  const { os, kernel, note = null } = hostHead(evidence);
  return [os, kernel, note].filter((part) => part !== null).join(', ');
};
