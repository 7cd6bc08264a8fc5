import { gunzipSync } from 'node:zlib';
import { type GroupName, groups } from '../model/probe.ts';
import { type Unknown, unknown } from '../model/unknown.ts';
import type { Mark } from './compose.ts';
import type { Frame } from './frames.ts';
import { forged } from './suspicion.ts';

/** What one probe's fragment gave: its output, or why there is none; milliseconds on the host's clock. */
export type Answer = { readonly id: string; readonly ms: number } & (
  | { readonly status: number; readonly bytes: Uint8Array }
  | Unknown
);

/** A fragment's own words for "I was not allowed to look" and "the tool is not there" (the shell's own codes, XCU 2.8.2). */
const denied = 126;
const notFound = 127;

/**
 * The answers within a group's frame, in the order of `asked`: every asked probe gets exactly one.
 *
 * @param asked the ids of the group's probes, in the order in which they were sent
 */
export const answersOf = (frame: Frame, mark: Mark, asked: readonly string[]): Answer[] => {
  const limit = groups[frame.group as GroupName];
  const raw = decode(frame, limit.bytes);
  if (!raw) return asked.map((id) => ({ id, ms: 0, ...unknown('garbled', 'the frame could not be decoded') }));
  const found = split(raw, mark);
  const cut: Unknown =
    raw.length >= limit.bytes
      ? unknown('truncated', `${limit.bytes} bytes`)
      : found.ended
        ? unknown('garbled', 'no answer was framed')
        : unknown('timed-out', `${limit.seconds} s`);
  return asked.map((id) => found.answers.get(id) ?? { id, ms: 0, ...cut });
};

const decode = ({ codec, body }: Frame, cap: number): Buffer | undefined => {
  try {
    const packed = codec[1] === 'b' ? Buffer.from(body, 'base64') : Buffer.from(body.replace(/\s/g, ''), 'hex');
    return codec[0] === 'g' ? gunzipSync(packed, { maxOutputLength: cap + 1 }) : packed.subarray(0, cap + 1);
  } catch {
    return undefined;
  }
};

const split = (raw: Buffer, mark: Mark): { answers: Map<string, Answer>; ended: boolean } => {
  const bracket = Buffer.from(`\n${mark} `);
  const answers = new Map<string, Answer>();
  let open: { id: string; since: number; from: number } | undefined;
  for (let at = raw.indexOf(bracket); at >= 0; ) {
    const lineEnd = raw.indexOf(10, at + bracket.length);
    if (lineEnd < 0) break;
    const [kind, first = '', second = ''] = raw.toString('latin1', at + bracket.length, lineEnd).split(' ');
    if (kind === '.') return { answers, ended: true };
    if (kind === '?') open = { id: decodeURIComponent(first), since: Number(second), from: lineEnd + 1 };
    else if (kind === '=' && open && !answers.has(open.id)) {
      answers.set(
        open.id,
        answer(open, Number(first), Number(second), raw.subarray(open.from, Math.max(open.from, at))),
      );
      open = undefined;
    }
    at = raw.indexOf(bracket, lineEnd);
  }
  return { answers, ended: false };
};

const answer = (open: { id: string; since: number }, status: number, until: number, bytes: Buffer): Answer => {
  const timed = { id: open.id, ms: Math.max(0, Math.round((until - open.since) * 1000)) || 0 };
  if (status === denied) return { ...timed, ...unknown('denied', 'the grader’s login may not look') };
  if (status === notFound) return { ...timed, ...unknown('missing-tool', bytes.toString('latin1').trim() || 'a tool') };
  if (status === forged) return { ...timed, ...unknown('garbled', bytes.toString('latin1').trim()) };
  return { ...timed, status, bytes };
};
