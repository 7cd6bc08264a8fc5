import { programFiles } from '../program-files.ts';
import { linesOf } from './lines-of.ts';

/** The first few programs of one tree that another one lacks: a line with that many words, or nothing where there are more or fewer. */
export const programsOnlyIn = (base: string, app: string, most: number, count: number) =>
  ({
    reads: { base: programFiles(base), app: programFiles(app) },
    find: `paths() { sed -n "s#^$1 [0-9]*:[0-9]* [0-9]* '\\{0,1\\}##p" | sed "s#'\\{0,1\\} -> .*##; s#'\\$##"; }
a="
$(${linesOf('app')} | paths '[0-9a-f]*')
"
${linesOf('base')} | paths '8[0-9a-f]*' | { w= n=0
while IFS= read -r p && [ $n -lt ${most} ]; do case $a in *"
$p
"*) ;; *) n=$((n+1)) w="$w	$p";; esac; done
[ $n = ${count} ] && printf '%s\\n' "\${w#	}"; }`,
  }) as const;

const pathsOf = (kind: string): string =>
  `${linesOf('programs')} | sed -n "s#^${kind}[0-9a-f]* [0-9]*:[0-9]* [0-9]* '\\{0,1\\}##p"`;

/** Where links of a tree lead, if that is an absolute path; without its first slash. */
export const targetsOf = (root: string, links: readonly string[]) =>
  ({
    reads: { programs: programFiles(root) },
    find: `${pathsOf('a')} | sed -n ${links.map((link) => `-e "s#^${link}'\\{0,1\\} -> '\\{0,1\\}/\\(.*\\)#\\1#p"`).join(' ')} | sed "s/'$//"`,
  }) as const;

/** Files of a tree's program folders with one of these names. */
export const filesNamed = (root: string, names: readonly string[]) =>
  ({
    reads: { programs: programFiles(root) },
    find: `${pathsOf('8')} | sed "s/'$//" | grep ${names.map((name) => `-e '/${name}$'`).join(' ')}`,
  }) as const;
