import { width } from '../wrap.ts';

/** A text as lines of at most so many cells. It breaks at spaces; a longer word breaks where it must, and none is lost. */
export const fold = (text: string, most: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, most))) {
    const next = line === '' ? word : `${line} ${word}`;
    if (width(next) <= most || line === '') line = next;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};

const pieces = (word: string, most: number): string[] => {
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (width(piece + character) > most && piece !== '') {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
};
