import { readText } from '../documents/files/read-text.ts';
import { evidenceKind, parseEvidence } from '../documents/parse-evidence.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import { isScriptOutput } from '../shell/check-script/answers.ts';
import { evidenceOfScript } from '../stages/evidence-of-script.ts';

/**
 * The evidence of a file that somebody handed in: saved by `collect`, or written by a check script.
 *
 * @throws UsageError for a file that is neither
 */
export const readHandedIn = async (file: string, labOf: (id: string) => Lab | Promise<Lab>): Promise<Evidence> => {
  const text = await readText(file, evidenceKind);
  if (!isScriptOutput(text)) return parseEvidence(file, text);
  return parseEvidence(file, JSON.stringify(await evidenceOfScript(file, text, labOf)));
};
