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
