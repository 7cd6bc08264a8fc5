import { blotted } from '../model/blotted.ts';
import type { SavedOutput } from '../model/evidence.ts';
import type { Unknown } from '../model/unknown.ts';
import type { Plan } from './plan.ts';

/** One answer of a host, of a question in some version. */
export type Answered = { readonly version: number; readonly round: number; readonly ms: number } & (
  | { readonly status: number; readonly bytes: Uint8Array }
  | Unknown
);

/**
 * An answer as evidence keeps it: text where it is text, and without secrets.
 *
 * @param plan whose parameters are no secrets, whatever they are called
 */
export const savedOutput = (answer: Answered, { parameters }: Pick<Plan, 'parameters'>): SavedOutput => {
  const { version, round, ms } = answer;
  if ('unknown' in answer) return { version, round, ms, unknown: answer.unknown, detail: answer.detail };
  const needed = Object.values(parameters).map(String);
  const head = { version, round, ms, status: answer.status };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer.bytes);
    return { ...head, text: blotted(text, undefined, needed) };
  } catch {
    let bytes = '';
    for (const byte of answer.bytes) bytes += String.fromCharCode(byte);
    return { ...head, base64: btoa(blotted(bytes, '#', needed)) };
  }
};
