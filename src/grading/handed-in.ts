import { readText } from '../documents/files/read-text.ts';
import { evidenceKind, parseEvidence } from '../documents/parse-evidence.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import { hostIdentity } from '../probes/host-identity.ts';
import { isScriptOutput } from '../shell/check-script/answers.ts';
import { scriptOf } from '../stages/check-script.ts';
import { evidenceOfScript } from '../stages/evidence-of-script.ts';
import type { GradeContext, GradeRequest } from './grade-host.ts';

/** The script by which a student's machine answers without labcheck. */
export const scriptFor = (
  { plan, student }: Pick<GradeRequest, 'plan' | 'student'>,
  { tool }: Pick<GradeContext, 'tool'>,
): string => scriptOf(plan, { student, tool }, [hostIdentity]);

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
