import { mostInRound } from '../model/probe.ts';
import type { Mark } from './compose.ts';

/** A round's frame as it came: its name, the codec that the host used, and the encoded bytes. */
export type Frame = { readonly name: string; readonly codec: string; readonly body: string };

/** od(1) writes 16 bytes a line, each as a space and two digits; gzip may add a little. */
const longest = (mostInRound / 16) * 49 + 4096;

/**
 * Reads frames from a host's output as it comes, in time linear in its length and in bounded memory.
 *
 * A frame is `<MARK NAME CODEC ENCODED>`. The encodings have neither `<` nor `>`, so a frame may land anywhere within
 * one that
 * came late. All else outside of frames (banners, noise, floods) is dropped.
 */
export const frameReader = (mark: Mark, deliver: (frame: Frame) => void): ((chunk: string) => void) => {
  const opener = `<${mark} `;
  const open: { parts: string[]; length: number }[] = [];
  let held = '';

  const append = (text: string): void => {
    const top = open.at(-1);
    if (!top || text === '') return;
    top.length += text.length;
    if (top.length <= longest) top.parts.push(text);
  };
  const close = (): void => {
    const frame = open.pop();
    if (!frame || frame.length > longest) return;
    const [found, name = '', codec = '', body = ''] = /^(\S+) ([gc][bx]) (.*)/s.exec(frame.parts.join('')) ?? [];
    if (found !== undefined) deliver({ name, codec, body });
  };

  return (chunk) => {
    const text = held + chunk;
    held = '';
    let at = 0;
    for (const { index } of text.matchAll(/[<>]/g)) {
      append(text.slice(at, index));
      at = index + 1;
      if (text[index] === '>') close();
      else if (text.startsWith(opener, index)) {
        open.push({ parts: [], length: 0 });
        at = index + opener.length;
      } else if (opener.startsWith(text.slice(index))) {
        held = text.slice(index);
        return;
      }
    }
    append(text.slice(at));
  };
};
