import { type Probe, probe, text } from '../model/probe.ts';
import { hostPath, quote } from '../shell/quote.ts';
import { type Elf, readElf } from './elf.ts';
import type { Identity } from './processes.ts';

/** A file within a root file system that should be a program. */
export type Binary =
  | { readonly kind: 'absent' | 'dangling' | 'not-a-file'; readonly elsewhere: readonly string[] }
  | {
      readonly kind: 'file';
      /** Its own path within the tree, where a link led to another. */
      readonly path: string;
      readonly identity: Identity;
      /** Permission bits (inode(7)). */
      readonly mode: number;
      /** Bytes. */
      readonly size: number;
      /** Undefined where the file is no ELF file. */
      readonly elf: Elf | undefined;
      readonly elsewhere: readonly string[];
    };

/** How much of the file's head is read: room for the ELF header and its program headers; bytes. */
const headBytes = 4096;

/**
 * A file of a root file system: its kind, permissions, and ELF headers.
 *
 * @param root the tree; `/` for the host itself
 * @param others paths within the tree where the file may be instead
 */
export const binary = (root: string, path: string, others: readonly string[] = []): Probe<Binary> =>
  probe<Binary>({
    id: ['binary', root, path, ...others].join(':'),
    version: 2,
    group: 'files',
    tools: ['stat', 'head', 'readlink'],
    script: `t=${hostPath(root)}; t=\${t%/}
for o in ${others.map(quote).join(' ')}; do inside "$t" "$o" && [ -f "$f" ] && printf '%s\\n' "$o"; done
if inside "$t" ${quote(path)} && [ -f "$f" ]; then printf 'file %s\\n' "\${f#"$t"}"; stat -c '%d:%i %f %s' "$f"; head -c ${headBytes} "$f"
elif [ -e "$f" ]; then echo not-a-file
elif [ -L "$t"${quote(path)} ]; then echo dangling
else echo absent; fi`,
    parse: ({ bytes }) => {
      const elsewhere: string[] = [];
      for (let from = 0; ; ) {
        const end = bytes.indexOf(10, from);
        if (end < 0) throw new Error('no kind of file');
        const line = text({ status: 0, bytes: bytes.subarray(from, end) });
        from = end + 1;
        if (line === 'absent' || line === 'dangling' || line === 'not-a-file') return { kind: line, elsewhere };
        if (line.startsWith('file ')) return { ...readFile(line.slice(5), bytes.subarray(from)), elsewhere };
        elsewhere.push(line);
      }
    },
  });

// file /usr/local/bin/pinger
// 254:1048593 81ed 785144
const readFile = (path: string, rest: Uint8Array) => {
  const status = text({ status: 0, bytes: rest.subarray(0, rest.indexOf(10)) });
  const [found, identity = '', mode = '', size] = /^(\d+:\d+) ([0-9a-f]+) (\d+)$/.exec(status) ?? [];
  if (found === undefined) throw new Error('the file’s status cannot be read');
  return {
    kind: 'file',
    identity,
    mode: Number.parseInt(mode, 16) & 0o7777,
    size: Number(size),
    path,
    elf: readElf(rest.subarray(status.length + 1)),
  } as const;
};
