import { type Evidence, evidenceSchema } from '../model/evidence.ts';
import { evidenceFileSchema } from './evidence-schema.ts';
import { type JsonKind, parseJson } from './parse-json.ts';
import { evidenceSense } from './sense.ts';

/** The kind of file that evidence is. */
export const evidenceKind: JsonKind = {
  name: 'evidence',
  id: evidenceSchema,
  schema: evidenceFileSchema,
  sense: evidenceSense,
  // More than a host may send in all, as JSON text.
  mostBytes: 100_000_000,
  cure: 'Give an evidence.json of a saved run, or make one: labcheck collect -o evidence.json',
};

/**
 * The evidence of a text. It may come from a stranger: its shape is proven, its texts are not harmless.
 *
 * @param name the file's, for errors
 * @throws UsageError where it was cut short, or is not evidence of this schema version
 */
export const parseEvidence = async (name: string, text: string): Promise<Evidence> =>
  (await parseJson(name, text, evidenceKind)) as Evidence;
