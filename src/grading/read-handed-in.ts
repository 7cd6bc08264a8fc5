import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readText } from '../documents/files/read-text.ts';
import { evidenceKind, parseEvidence } from '../documents/parse-evidence.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import { isScriptOutput } from '../shell/check-script/answers.ts';
import { evidenceOfScript } from '../stages/evidence-of-script.ts';

/**
 * The evidence of a file that somebody handed in: saved by `collect`, or written by a check script.
 *
 * @throws UsageError for a file that is neither, and for a link in the folder of a run, which others may have filled
 */
export const readHandedIn = async (file: string, labOf: (id: string) => Lab | Promise<Lab>): Promise<Evidence> => {
  const text = await readText(file, isInRun(file) ? { ...evidenceKind, ofOthers: true } : evidenceKind);
  if (!isScriptOutput(text)) return parseEvidence(file, text);
  return parseEvidence(file, JSON.stringify(await evidenceOfScript(file, text, labOf)));
};

/** Whether it lies beside a student's report. */
const isInRun = (file: string): boolean => existsSync(join(dirname(file), 'report.json'));
