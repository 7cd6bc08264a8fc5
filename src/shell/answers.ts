import { gunzipSync } from 'node:zlib';
import { type GroupName, groups, mostBesides, mostInRound, type Probe } from '../model/probe.ts';
import { type Unknown, unknown } from '../model/unknown.ts';
import type { Mark } from './compose.ts';
import type { Frame } from './frames.ts';
import { forged, tooLong } from './suspicion.ts';

/** The result of one probe's fragment: its output, or why there is none; milliseconds on the host's clock. */
export type Answer = { readonly id: string; readonly ms: number } & (
  | { readonly status: number; readonly bytes: Uint8Array }
  | Unknown
);

/**
 * A fragment's own words for "I was not allowed to look" and "the tool is not there" (the shell's own codes, XCU
 * 2.8.2).
 */
const denied = 126;
const notFound = 127;

/**
 * The answers within a round's frame, by probe. A probe whose group never began has none: another group was ended, or
 * said
 * too much.
 *
 * @param again whether probes that did not come to their turn, because another of their group hung, are asked again
 */
export const answersOf = (
  frame: Frame,
  mark: Mark,
  asked: readonly Probe<unknown>[],
  again = false,
): Map<string, Answer> => {
  const raw = decode(frame);
  if (!raw)
    return new Map(asked.map(({ id }) => [id, { id, ms: 0, ...unknown('garbled', 'the frame cannot be decoded') }]));
  const { answers, began, ended, hung } = split(raw, mark);
  const isWhole = raw.length < mostInRound;
  const waited = new Set(asked.flatMap(({ id, group }) => (again && isWhole && hung.has(id) ? group : [])));
  for (const { id, group } of asked) {
    if (answers.has(id) || !began.has(group)) continue;
    if (waited.has(group) && !ended.has(group) && !hung.has(id)) continue;
    answers.set(id, {
      id,
      ms: 0,
      ...(ended.has(group) ? unframed : isWhole ? timedOut(group) : cut),
    });
  }
  return answers;
};

const unframed = unknown('garbled', 'no answer was framed');
const cut = unknown('truncated', `${mostInRound} bytes`);
/** The outcome of a probe whose group did not end in time. */
export const timedOut = (group: GroupName): Unknown => unknown('timed-out', `${groups[group].seconds} s`);

const decode = ({ codec, body }: Frame): Buffer | undefined => {
  try {
    const packed = codec[1] === 'b' ? Buffer.from(body, 'base64') : Buffer.from(body.replace(/\s/g, ''), 'hex');
    return codec[0] === 'g' ? gunzipSync(packed, { maxOutputLength: mostInRound + 1 }) : packed;
  } catch {
    return undefined;
  }
};

/**
 * Inner brackets stand each on a line behind the mark: `# GROUP`, `. GROUP`, and `? ID SINCE`, `= STATUS UNTIL`
 * around an answer.
 */
const split = (raw: Buffer, mark: Mark) => {
  const bracket = Buffer.from(`\n${mark} `);
  const answers = new Map<string, Answer>();
  const began = new Set<string>();
  const ended = new Set<string>();
  /** Those whose answer had no end when their group was ended. */
  const hung = new Set<string>();
  let open: { id: string; since: number; from: number } | undefined;
  for (let at = raw.indexOf(bracket); at >= 0; ) {
    const lineEnd = raw.indexOf(10, at + bracket.length);
    if (lineEnd < 0) break;
    const [kind, first = '', second = ''] = raw.toString('latin1', at + bracket.length, lineEnd).split(' ');
    if (kind === '#') {
      began.add(first);
      if (open) hung.add(open.id);
      open = undefined;
    } else if (kind === '.') ended.add(first);
    else if (kind === '?') open = { id: decoded(first), since: Number(second), from: lineEnd + 1 };
    else if (kind === '=' && open && !answers.has(open.id)) {
      answers.set(
        open.id,
        answer(open, Number(first), Number(second), raw.subarray(open.from, Math.max(open.from, at))),
      );
      open = undefined;
    }
    at = raw.indexOf(bracket, lineEnd);
  }
  if (open) hung.add(open.id);
  return { answers, began, ended, hung };
};

/** An id, as the round wrote it; a host may write anything. */
const decoded = (id: string): string => {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};

const answer = (open: { id: string; since: number }, status: number, until: number, bytes: Buffer): Answer => {
  const timed = { id: open.id, ms: Math.max(0, Math.round((until - open.since) * 1000)) || 0 };
  if (status === denied) return { ...timed, ...unknown('denied', 'the grader’s login may not look') };
  if (status === notFound) return { ...timed, ...unknown('missing-tool', bytes.toString('latin1').trim() || 'a tool') };
  if (status === forged) return { ...timed, ...unknown('garbled', bytes.toString('latin1')) };
  if (status === tooLong) return { ...timed, ...unknown('truncated', `${mostBesides} bytes`) };
  return { ...timed, status, bytes };
};
