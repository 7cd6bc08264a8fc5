import { lines, type Probe, probe } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { hostPath, quote } from '../shell/quote.ts';
import { nameOf, parentOf, resolved } from './paths.ts';
import type { Identity } from './processes.ts';

/** One entry of a program folder: a file, a link, or something else. */
export type ProgramFile = {
  readonly identity: Identity;
  readonly kind: 'file' | 'link' | 'other';
  /** Bytes; of a link, the length of its target. */
  readonly size: number;
  /** Where a link leads, as it is written in it. */
  readonly target: string | undefined;
};

/** The program folders of a tree, by path within it and without a first slash: `bin/ls`. */
export type ProgramFiles = {
  readonly files: ReadonlyMap<string, ProgramFile>;
  /** Program folders that are links to others, and what they lead to: `bin` to `usr/bin`. */
  readonly folders: ReadonlyMap<string, string>;
};

/** Where programs live in a root file system, with or without a merged /usr (file-hierarchy(7)). */
const programFolders = ['usr/bin', 'usr/sbin', 'bin', 'sbin'];

/** How many entries are listed; busybox brings 300, a whole distribution 2000. */
const mostEntries = 6000;

/**
 * Every entry of a tree's program folders: files, and links with what is written in them. Links between folders are
 * followed within the tree only, those of the entries are not followed at all.
 *
 * @param only the names of interest; all unless said
 */
export const programFiles = (root: string, only: readonly string[] = []): Probe<ProgramFiles> =>
  probe<ProgramFiles>({
    id: `program-files:${root}:${only.join(',')}`,
    version: 1,
    group: 'files',
    tools: ['stat', 'xargs', 'head', 'tr', 'readlink'],
    script: `t=${hostPath(root)}; t=\${t%/}; set --
for d in ${programFolders.join(' ')}; do
  inside "$t" $d && [ -d "$f" ] || continue
  printf '@ %s %s\\n' $d "\${f#"$t"/}"
  for g; do [ "$f" = "$g" ] && continue 2; done; set -- "$@" "$f"
done
[ -d "$t" ] || exit 0; cd "$t" || exit 126
for d; do for f in ${only.length === 0 ? '"$d"/*' : only.map((name) => `"$d"/${quote(name)}`).join(' ')}; do
  [ -e "$f" ] || [ -L "$f" ] && printf '%s\\n' "\${f#"$t"/}"
done; done | head -n ${mostEntries + 1} | tr '\\n' '\\0' | xargs -0 stat -c '%f %d:%i %s %N'; exit 0`,
    parse: (output) => {
      const files = new Map<string, ProgramFile>();
      const folders = new Map<string, string>();
      for (const line of lines(output)) {
        const [found, folder = '', real = ''] = /^@ (\S+) (.*)$/.exec(line) ?? [];
        if (found === undefined) readEntry(line, files);
        else folders.set(folder, real);
      }
      return files.size > mostEntries ? unknown('truncated', `${mostEntries} programs`) : { files, folders };
    },
  });

const formatBits = 0o170000;
const kinds: Readonly<Record<number, ProgramFile['kind']>> = { 0o100000: 'file', 0o120000: 'link' };

// a1ff 0:82 7 'bin/ls' -> '/bin/sh'      busybox: a1ff 0:82 7 bin/ls -> /bin/sh
const readEntry = (line: string, files: Map<string, ProgramFile>): void => {
  const [found, mode = '', identity = '', size, name = ''] = /^([0-9a-f]+) (\d+:\d+) (\d+) (.*)$/.exec(line) ?? [];
  if (found === undefined) return;
  const kind = kinds[Number.parseInt(mode, 16) & formatBits] ?? 'other';
  // A name may have an arrow in it.
  const link = name.startsWith("'") ? /^'(.*?)'(?: -> '?(.*?)'?)?$/ : /^(.*?)(?: -> (.*))?$/;
  const pattern = kind === 'link' ? link : /^'?(.*?)'?$/;
  const [, path = '', target] = pattern.exec(name) ?? [];
  files.set(path, { identity, kind, size: Number(size), target });
};

/** As many links as `inside` follows (path_resolution(7) allows 40). */
const mostLinks = 16;

/**
 * The file that a path of the tree comes to, links resolved as for a process whose root is the tree; undefined where
 * it is in no program folder, or not there.
 */
export const programAt = ({ files, folders }: ProgramFiles, path: string): ProgramFile | undefined => {
  let at = resolved('/', path);
  for (let followed = 0; followed <= mostLinks; followed += 1) {
    const folder = parentOf(at);
    const real = folders.get(folder.slice(1)) ?? folder;
    const found = files.get(resolved(real, nameOf(at)).slice(1));
    if (found?.target === undefined) return found;
    at = resolved(folder, found.target);
  }
  return undefined;
};

/** The files of that name, in whichever program folder. */
export const programsNamed = (tree: ProgramFiles, name: string): ProgramFile[] =>
  [...tree.folders.keys()].flatMap((folder) => programAt(tree, `/${folder}/${name}`) ?? []);
