import type { PlacedProblem } from '../position.ts';

/** The text of a table's bytes and the way back to bytes, or the place where they stop being text. */
export type TableText =
  | { readonly text: string; readonly encode: (text: string) => Uint8Array }
  | { readonly problem: PlacedProblem };

/**
 * Reads UTF-8 and UTF-16, with or without a byte order mark: “Unicode text” of a spreadsheet is UTF-16. Older encodings
 * such as windows-1250 look all alike, so they are refused and never guessed.
 */
export const tableText = (bytes: Uint8Array): TableText => {
  const encoding = encodingOf(bytes);
  try {
    const whole = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
    return { text: whole.slice(mark.length), encode: (text) => encoded(mark + text, encoding) };
  } catch {
    const { line, column, byte } = firstBroken(bytes, encoding);
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    return { problem: { line, column, says: `this is not text in ${name} (the byte ${byte}). ${cure}` } };
  }
};

const cure = 'Save the table from the spreadsheet as “CSV UTF-8”.';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const encoded = (text: string, encoding: Encoding): Uint8Array => {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let unit = 0; unit < text.length; unit += 1)
    view.setUint16(unit * 2, text.charCodeAt(unit), encoding === 'utf-16le');
  return new Uint8Array(view.buffer);
};

const encodingOf = ([a, b, c, d]: Uint8Array): Encoding => {
  if ((a === 0xff && b === 0xfe) || (b === 0 && d === 0 && a !== 0 && c !== 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && c === 0 && b !== 0 && d !== 0)) return 'utf-16be';
  return 'utf-8';
};

/** Where the longest part ends that can be decoded, and the byte behind it. */
const firstBroken = (bytes: Uint8Array, encoding: string) => {
  const decoded = (length: number): string | undefined => {
    try {
      const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      return decoder.decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded(middle) === undefined) bad = middle;
    else good = middle;
  }
  const text = decoded(good) ?? '';
  const at = encoding === 'utf-8' ? new TextEncoder().encode(text).length : text.length * 2;
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const byte = `0x${(bytes[at] ?? 0).toString(16).padStart(2, '0').toUpperCase()}`;
  return { line: lines.length, column: lines.at(-1)!.length + 1, byte };
};
