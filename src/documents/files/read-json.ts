import { type JsonKind, parseJson } from '../parse-json.ts';
import { readText } from './read-text.ts';

/**
 * The value of a JSON file, proven to hold to its schema.
 *
 * @throws UsageError where it cannot be read, is cut short, is of another kind or schema version, or has the wrong shape
 */
export const readJson = async (file: string, kind: JsonKind): Promise<unknown> =>
  parseJson(file, await readText(file, kind), kind);
