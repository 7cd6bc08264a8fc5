import type { Evidence, SavedOutput } from '../model/evidence.ts';
import type { Followed, Needs, Probe, Question } from '../model/probe.ts';
import { isUnknown, type Unknown, unknown } from '../model/unknown.ts';
import { type Guard, inTime, unguarded } from './guard.ts';

/** The result of a question: a value, `undefined` where there was nothing to ask, or why it is unknown. */
export type Facts = {
  readonly of: (question: Question) => unknown;
  /** The probe of the second round that a followed question asks for, if any. */
  readonly followed: (question: Followed<unknown>) => Probe<unknown> | undefined;
  /** Under which the answers are read, and are to be judged. */
  readonly guard: Guard;
};

/** All questions of some needs, without their wrapping. */
export const questionsOf = (needs: Needs): Question[] =>
  Object.values(needs).map((need) => ('tolerate' in need ? need.tolerate : need));

/**
 * The facts that evidence holds. Each output is parsed once; pure, so evidence replays. An answer that cannot be read within
 * the guard's time is `unknown: garbled`.
 */
export const factsOf = (evidence: Pick<Evidence, 'outputs' | 'failure'>, guard: Guard = unguarded): Facts => {
  const parsed = new Map<string, unknown>();

  const direct = (probe: Probe<unknown>): unknown => {
    if (!parsed.has(probe.id)) parsed.set(probe.id, parse(probe, evidence, guard));
    return parsed.get(probe.id);
  };
  const firstsOf = ({ firsts }: Followed<unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(firsts).map(([name, probe]) => [name, direct(probe)]));

  const next = new Map<Followed<unknown>, Probe<unknown> | Unknown | undefined>();
  const chosen = (question: Followed<unknown>): Probe<unknown> | Unknown | undefined => {
    if (!next.has(question)) {
      const firsts = firstsOf(question);
      const missing = Object.values(firsts).find(isUnknown);
      const choose = (): Probe<unknown> | Unknown | undefined => question.next(firsts as never);
      next.set(question, missing ?? inTime(guard, choose, ({ message }) => unknown('garbled', message)));
    }
    return next.get(question);
  };
  const followed = (question: Followed<unknown>): Probe<unknown> | undefined => {
    const asked = chosen(question);
    return isUnknown(asked) ? undefined : asked;
  };
  const of = (question: Question): unknown => {
    if (!('firsts' in question)) return direct(question);
    const asked = chosen(question);
    return isUnknown(asked) ? asked : asked && direct(asked);
  };
  return { of, followed, guard };
};

const parse = (
  probe: Probe<unknown>,
  { outputs, failure }: Pick<Evidence, 'outputs' | 'failure'>,
  guard: Guard,
): unknown => {
  const saved = Object.hasOwn(outputs, probe.id) ? outputs[probe.id] : undefined;
  if (!saved)
    return failure ? unknown(failure.reason, failure.detail) : unknown('not-collected', 'the question was not asked');
  if (saved.version !== probe.version)
    return unknown('not-collected', `it was asked in version ${saved.version}, and today's is ${probe.version}`);
  if ('unknown' in saved) return { unknown: saved.unknown, detail: saved.detail } satisfies Unknown;
  try {
    const bytes = bytesOf(saved);
    return guard(() => probe.parse({ status: saved.status, bytes }));
  } catch (error) {
    return unknown('garbled', `${probe.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The bytes that a saved answer stands for. */
export const bytesOf = (saved: Extract<SavedOutput, { status: number }>): Uint8Array =>
  'text' in saved
    ? new TextEncoder().encode(saved.text)
    : Uint8Array.from(atob(saved.base64), (byte) => byte.charCodeAt(0));
