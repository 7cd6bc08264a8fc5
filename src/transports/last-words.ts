import type { LastWords } from '../model/transport.ts';
import { oneLine } from './one-line.ts';
import { refusalIn } from './refusal-in.ts';

/** Words of a host that are no answer, as they come: its banner, its start files, standard error. */
export type KeptWords = {
  readonly add: (chunk: Uint8Array | string) => void;
  readonly lines: () => string[];
};

/** Characters that are kept: the last ones. */
const mostKept = 8000;
/** Lines that are shown, and characters of them together. */
const [mostLines, mostShown] = [4, 400];

export const keptWords = (): KeptWords => {
  let kept = '';
  const decoder = new TextDecoder();
  return {
    add: (chunk) => {
      kept = (kept + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).slice(-mostKept);
    },
    lines: () => linesOf(kept),
  };
};

/** The lines of a text that say something, none of them able to move a cursor. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => oneLine(line))
    .filter((line) => line !== '');

/** The lines of a shell's output before its first answer. */
export const linesHeard = (heard: string): string[] => linesOf(heard.slice(-mostKept));

/** Lines for one sentence: the last of them, each once. */
export const shown = (lines: readonly string[]): string => {
  const text = [...new Set(lines)].slice(-mostLines).join(' / ');
  return text.length > mostShown ? `…${text.slice(-mostShown).trimStart()}`.toWellFormed() : text;
};

/** The lines that a host said beside its answers. */
export type SaidLines = {
  readonly banner: readonly string[];
  /** Its output before the first answer. */
  readonly output: readonly string[];
  readonly errors: readonly string[];
};

/** The meaning of a host's words for this login. A banner greets everybody, so it is quoted where nothing else was said. */
export const lastWords = ({ banner, output, errors }: SaidLines, user: string): LastWords => {
  const spoken = [...output, ...errors];
  return {
    said: shown(spoken.length > 0 ? spoken : banner),
    complaint: output.length === 0 && errors.length > 0,
    means: refusalIn([...banner, ...spoken], user),
  };
};
