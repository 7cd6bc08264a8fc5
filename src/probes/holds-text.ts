import { type Probe, probe, text } from '../model/probe.ts';
import { hostPath, quote } from '../shell/quote.ts';

/** So much of a file is read: more than the largest busybox. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Whether a file of a tree holds a text, such as the name that a program prints of itself; false where there is no file.
 * Zero bytes become line breaks, because busybox's grep does not look behind one.
 *
 * @param words letters, digits and spaces, which grep reads as they are
 */
export const holdsText = (root: string, path: string, words: string): Probe<boolean> =>
  probe({
    id: `holds-text:${root}:${path}:${words}`,
    version: 1,
    group: 'files',
    tools: ['grep', 'head', 'readlink', 'tr'],
    script: `t=${hostPath(root)}; t=\${t%/}
inside "$t" ${quote(path)} && [ -f "$f" ] && head -c ${mostBytes} "$f" | tr '\\0' '\\n' | grep -qaF ${quote(words)} && echo yes; exit 0`,
    parse: (output) => text(output).trim() === 'yes',
  });
