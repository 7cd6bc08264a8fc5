import { join } from 'node:path';
import type { Evidence } from '../../model/evidence.ts';
import { evidenceInRun } from './evidence.ts';
import { partsIn } from './merged-parts.ts';

/**
 * The evidence in a student's folder: of a student who was merged from several runs, that of the latest.
 *
 * @throws UsageError where it cannot be read
 */
export const latestEvidence = async (folder: string): Promise<Evidence> => {
  const parts = await partsIn(folder);
  if (parts.length === 0) return evidenceInRun(join(folder, 'evidence.json'));
  const all = await Promise.all(parts.map(({ evidence }) => evidenceInRun(evidence)));
  return all.reduce((a, b) => (b.collectedAt > a.collectedAt ? b : a));
};
