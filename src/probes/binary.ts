import { type Probe, probe, text } from '../model/probe.ts';
import { hostPath, quote } from '../shell/quote.ts';
import { type Elf, readElf } from './elf.ts';
import { saysNoexec } from './noexec.ts';
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
      /** Whether the tree has the interpreter that the headers name; true where they name none. */
      readonly hasInterpreter: boolean;
      /** Whether it lies on a mount that starts no programs (mount(8), noexec). */
      readonly noexec: boolean;
      readonly elsewhere: readonly string[];
    };

/** How much of the file's head is read: room for the ELF header and its program headers; bytes. */
const headBytes = 4096;

/** How many paths in the file's head are looked for in the tree: its interpreter is the first as a rule. */
const mostPaths = 4;

/**
 * A file of a root file system: its kind, permissions, ELF headers, and what the kernel needs to start it.
 *
 * @param root the tree; `/` for the host itself
 * @param others paths within the tree where the file may be instead
 */
export const binary = (root: string, path: string, others: readonly string[] = []): Probe<Binary> =>
  probe<Binary>({
    id: ['binary', root, path, ...others].join(':'),
    version: 3,
    group: 'files',
    tools: ['stat', 'head', 'readlink', 'tr', 'sed'],
    script: `t=${hostPath(root)}; t=\${t%/}
for o in ${others.map(quote).join(' ')}; do inside "$t" "$o" && [ -f "$f" ] && printf '%s\\n' "$o"; done
if inside "$t" ${quote(path)} && [ -f "$f" ]; then printf 'file %s\\n' "\${f#"$t"}"; stat -c '%d:%i %f %s' "$f"; ${saysNoexec}
  g=$f; head -c ${headBytes} "$f" | tr '\\0' '\\n' | sed -n '/^\\/[^ ]*$/p' | head -n ${mostPaths} | while IFS= read -r p; do
    inside "$t" "$p" && [ -e "$f" ] && printf 'has %s\\n' "$p"; done; echo @; head -c ${headBytes} "$g"
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
// noexec
// has /lib64/ld-linux-x86-64.so.2
// @
const readFile = (path: string, rest: Uint8Array) => {
  const known = text({ status: 0, bytes: rest.subarray(0, endOfLines(rest)) }).split('\n');
  const [found, identity = '', mode = '', size] = /^(\d+:\d+) ([0-9a-f]+) (\d+)$/.exec(known[0] ?? '') ?? [];
  if (found === undefined) throw new Error('the file’s status cannot be read');
  const elf = readElf(rest.subarray(endOfLines(rest) + 3));
  return {
    kind: 'file',
    identity,
    mode: Number.parseInt(mode, 16) & 0o7777,
    size: Number(size),
    path,
    elf,
    hasInterpreter: elf?.interpreter === undefined || known.includes(`has ${elf.interpreter}`),
    noexec: known.includes('noexec'),
  } as const;
};

/** Where the line `@` begins, behind which the file's own bytes stand. */
const endOfLines = (bytes: Uint8Array): number => {
  const at = bytes.findIndex((byte, index) => byte === 10 && bytes[index + 1] === 64 && bytes[index + 2] === 10);
  if (at < 0) throw new Error('the file’s head is missing');
  return at;
};
