import { UsageError } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import { readScriptOutput, type ScriptFault } from '../shell/check-script/answers.ts';
import { plan } from './plan.ts';
import { aboutSchema, type ScriptAbout, scriptEvidence } from './script-evidence.ts';

const faults: Readonly<Record<ScriptFault, string>> = {
  'no-frame': 'holds no answers of a check script.',
  'cut-short': 'ends too early: the answers of the check script were cut short.',
  damaged: 'cannot be read: the answers of the check script were changed on their way.',
};
const cure = 'Run the check script once more, and give all that it wrote: sudo sh check.sh > evidence';

/**
 * The evidence of a check script's output. A stranger may have written it: its shape is still to be proven.
 *
 * @param name the file's, for errors
 * @param labOf the lab with an id; throws where there is none
 * @throws UsageError where it is no output of a check script, was cut short, or is of another version
 */
export const evidenceOfScript = async (
  name: string,
  text: string,
  labOf: (id: string) => Lab | Promise<Lab>,
): Promise<Evidence> => {
  const said = await readScriptOutput(text);
  if (typeof said === 'string') throw new UsageError(`${name} ${faults[said]}`, cure);
  const about = aboutOf(name, said.about);
  const parameters = { ...about.parameters, ...Object.fromEntries(said.set) };
  return scriptEvidence({ ...about, parameters }, said, plan(await labOf(about.lab), parameters));
};

const aboutOf = (name: string, line: string): ScriptAbout => {
  const about = parsed(line);
  if (about?.['schema'] !== aboutSchema)
    throw new UsageError(
      `${name} was made by a check script of another version of labcheck.`,
      'Take today’s script, and run that.',
    );
  const { tool, lab, student, parameters } = about;
  if (typeof lab !== 'string' || !isTexts(parameters) || !isTexts(student) || !isTexts(tool))
    throw new UsageError(`${name} ${faults.damaged}`, cure);
  return { tool, lab, student, parameters } as ScriptAbout;
};

const parsed = (line: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
};

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');
