import { LabcheckError } from '../src/index.ts';
import type { BuildStep } from './build-step.ts';
import type { Machine } from './machine.ts';
import { type FailedCommand, failedCommand, strictShell } from './strict-shell.ts';

/** How far the building is. */
export type StepProgress = {
  readonly step: BuildStep;
  readonly number: number;
  readonly of: number;
  readonly state: 'begun' | 'done';
};

export type RunStepsOptions = {
  readonly onProgress?: (progress: StepProgress) => void;
  /** Stops in the middle of a step; its reason is thrown. */
  readonly signal?: AbortSignal;
};

/**
 * Does the steps one after the other.
 *
 * @throws LabcheckError that names the step which failed, what its command said, and what to do about it
 */
export const runSteps = async (
  machine: Machine,
  steps: readonly BuildStep[],
  { onProgress = () => {}, signal }: RunStepsOptions = {},
): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    const progress = { step, number: index + 1, of: steps.length };
    onProgress({ ...progress, state: 'begun' });
    const { timeoutMs = 60_000 } = step;
    const startedAt = Date.now();
    const script = `${strictShell}${step.run}`;
    const { status, stderr } = await machine.run(script, {
      timeoutMs,
      allowFailure: true,
      ...(signal ? { signal } : {}),
    });
    const failed = failedCommand(status, stderr);
    if (failed) {
      const late = status === 137 && Date.now() - startedAt >= timeoutMs;
      const why = late ? `it took more than ${timeoutMs / 1000} s` : whyOf(failed, status);
      throw new LabcheckError(
        `${machine.name}: the step "${step.id}" (${step.title}) failed: ${why}`,
        cure(stderr, step),
      );
    }
    onProgress({ ...progress, state: 'done' });
  }
};

const whyOf = ({ command, words }: FailedCommand, status: number): string =>
  `${words ?? `status ${status}, without a word`}${command === undefined ? '' : ` (${command})`}`;

const cure = (stderr: string, { run }: BuildStep): string => {
  if (/File exists/i.test(stderr))
    return 'Something of an earlier try is still there: labcheck reference down takes away what the reference built.';
  const [, command] = /(\S+): (?:command )?not found/.exec(stderr) ?? [];
  if (command) return `Install the package that brings ${command}.`;
  if (/No space left|Cannot allocate memory/i.test(stderr)) return 'Free some disk space or memory.';
  if (
    /Could not resolve|Couldn't resolve|Temporary failure|unreachable|Failed to download|Couldn't download/i.test(
      stderr,
    )
  ) {
    return 'The packages come from this machine’s own repositories: see that it reaches them.';
  }
  return `Run it by hand to see more:\n${run.trim()}`;
};
