import { mostInRound } from '../../model/probe.ts';
import { type Unknown, unknown } from '../../model/unknown.ts';
import { forged, tooLong } from '../suspicion.ts';
import { frameName } from './frame-name.ts';

/** One answer of a script: its probe's version, its round, and milliseconds on the host's clock. */
export type ScriptAnswer = { readonly version: number; readonly round: number; readonly ms: number } & (
  | { readonly status: number; readonly bytes: Uint8Array }
  | Unknown
);

/** All that a script's output says. */
export type ScriptAnswers = {
  /** The line that the script's author wrote into it. */
  readonly about: string;
  /** When the script began, on the host's clock. */
  readonly at: string;
  /** Parameters that were given when it was run. */
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly answers: ReadonlyMap<string, ScriptAnswer>;
  /** Groups of questions that began, and that ended in their time, such as `kernel-1`. */
  readonly began: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
  readonly ms: number;
  /** Whether more was said than a host may say. */
  readonly full: boolean;
};

/** How the words around a frame, or its lack, are told to people. */
export type ScriptFault = 'no-frame' | 'cut-short' | 'damaged';

const opener = `<${frameName} `;

/** Whether a text has, or had, the output of a check script in it. */
export const isScriptOutput = (text: string): boolean => text.includes(opener);

/**
 * Reads the output of a check script from a file or from what was copied off a screen: prompts around it and changed line
 * ends do not matter, as the mark tells where it begins and ends.
 */
export const readScriptOutput = async (text: string): Promise<ScriptAnswers | ScriptFault> => {
  const from = text.lastIndexOf(opener);
  if (from < 0) return 'no-frame';
  const [head = '', mark = '', codec = ''] =
    /^([0-9a-f]{32})\s*([gc][bx])/.exec(text.slice(from + opener.length, from + opener.length + 80)) ?? [];
  if (mark === '') return 'damaged';
  const begin = from + opener.length + head.length;
  const end = text.indexOf(mark, begin);
  if (end < 0) return 'cut-short';
  try {
    const packed = codec[1] === 'b' ? ofBase64(text.slice(begin, end)) : ofHex(text.slice(begin, end));
    const raw = codec[0] === 'g' ? await unzipped(packed) : packed;
    return split(raw, mark);
  } catch {
    return 'damaged';
  }
};

const ofBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/\s+/g, '')), (one) => one.charCodeAt(0));

const ofHex = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/\s+/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const unzipped = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > mostInRound) {
      await reader.cancel();
      throw new RangeError('more than a host may say');
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Bytes as characters of the same numbers: so that what is found in the text has the same place in the bytes. */
const asCharacters = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

/**
 * Brackets stand each on a line behind the mark: `# GROUP`, `. GROUP`, and `? SINCE VERSION ID`, `= STATUS UNTIL` around
 * an answer.
 */
const split = (bytes: Uint8Array, mark: string): ScriptAnswers => {
  const text = asCharacters(bytes);
  const bracket = `\n${mark} `;
  const answers = new Map<string, ScriptAnswer>();
  const [began, ended] = [new Set<string>(), new Set<string>()];
  const [about = '', ...head] = decoded(bytes.subarray(0, Math.max(0, text.indexOf(bracket)))).split('\n');
  let [round, first, last] = [1, Number.NaN, Number.NaN];
  let open: { id: string; version: number; since: number; from: number } | undefined;
  for (let at = text.indexOf(bracket); at >= 0; ) {
    const lineEnd = text.indexOf('\n', at + bracket.length);
    if (lineEnd < 0) break;
    const [kind, one = '', two = '', ...rest] = decoded(bytes.subarray(at + bracket.length, lineEnd)).split(' ');
    if (kind === '#') {
      began.add(one);
      round = Number(one.at(-1));
    } else if (kind === '.') ended.add(one);
    else if (kind === '?') {
      open = { id: rest.join(' '), version: Number(two), since: Number(one), from: lineEnd + 1 };
      if (Number.isNaN(first)) first = open.since;
    } else if (kind === '=' && open) {
      const { id, version, since, from } = open;
      last = Number(two);
      const timed = { version, round, ms: Math.max(0, Math.round((last - since) * 1000)) || 0 };
      if (!answers.has(id))
        answers.set(id, { ...timed, ...meaning(Number(one), bytes.slice(from, Math.max(from, at))) });
      open = undefined;
    }
    at = text.indexOf(bracket, lineEnd);
  }
  return {
    about,
    at: head.find((line) => line.startsWith('at '))?.slice(3) ?? '',
    set: head.flatMap((line) => {
      const [, name, value] = /^set ([^=]*)=(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
    answers,
    began,
    ended,
    ms: Math.max(0, Math.round((last - first) * 1000)) || 0,
    full: bytes.length >= mostInRound,
  };
};

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The codes of the shell for "may not look" and "is not there" (XCU 2.8.2), and those of the script itself. */
const meaning = (status: number, bytes: Uint8Array) => {
  if (status === 126) return unknown('denied', 'the grader’s login may not look');
  if (status === 127) return unknown('missing-tool', decoded(bytes).trim() || 'a tool');
  if (status === forged) return unknown('garbled', decoded(bytes));
  if (status === tooLong) return unknown('truncated', 'the answer is too long');
  return { status, bytes };
};
