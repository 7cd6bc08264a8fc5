import { type Evidence, evidenceSchema } from '../model/evidence.ts';
import { evidenceFileSchema } from './evidence-schema.ts';
import type { JsonKind } from './parse-json.ts';
import { readJson } from './read-json.ts';
import { writeWhole } from './whole-file.ts';

const kind: JsonKind = {
  name: 'evidence',
  id: evidenceSchema,
  schema: evidenceFileSchema,
  // More than a host may send in all, as JSON text.
  mostBytes: 100_000_000,
  cure: 'Give an evidence.json of a saved run, or make one: labcheck collect -o evidence.json',
};

/**
 * Saved evidence. It may come from a stranger: its shape is proven, its texts are not harmless.
 *
 * @throws UsageError for a file that cannot be read, was cut short, or is not evidence of this schema version
 */
export const readEvidence = async (file: string): Promise<Evidence> => (await readJson(file, kind)) as Evidence;

/** Evidence as a file's text. */
export const evidenceText = (evidence: Evidence): string => `${JSON.stringify(evidence, null, 2)}\n`;

/** @throws the system's error where the file cannot be written */
export const writeEvidence = (file: string, evidence: Evidence): Promise<void> =>
  writeWhole(file, evidenceText(evidence));
