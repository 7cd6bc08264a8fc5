import type { Evidence } from '../../model/evidence.ts';
import { evidenceKind, parseEvidence } from '../parse-evidence.ts';
import { readText } from './read-text.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Saved evidence. It may come from a stranger: its shape is proven, its texts are not harmless.
 *
 * @throws UsageError for a file that cannot be read, was cut short, or is not evidence of this schema version
 */
export const readEvidence = async (file: string): Promise<Evidence> =>
  parseEvidence(file, await readText(file, evidenceKind));

/**
 * The same of evidence in the folder of a run, which others may have filled: no link is followed.
 *
 * @throws UsageError likewise
 */
export const evidenceInRun = async (file: string): Promise<Evidence> =>
  parseEvidence(file, await readText(file, { ...evidenceKind, ofOthers: true }));

/** Evidence as a file's text. */
export const evidenceText = (evidence: Evidence): string => `${JSON.stringify(evidence, null, 2)}\n`;

/** @throws the system's error where the file cannot be written */
export const writeEvidence = (file: string, evidence: Evidence): Promise<void> =>
  writeWhole(file, evidenceText(evidence));
