import type { Probe } from '../../model/probe.ts';
import { quote } from '../../shell/quote.ts';
import { hostMounts } from '../host-mounts.ts';
import { processes } from '../processes.ts';
import type { RootTrees } from '../root-trees.ts';
import { linesOf } from './lines-of.ts';

/** No more folders than these are looked into. */
const most = 20;

/** Root file systems: those that were found by their place, and those of processes. Without their first slash. */
export const rootsOf = <K extends string>(places: Readonly<Record<K, Probe<RootTrees>>>) => {
  const names = Object.keys(places) as K[];
  return {
    reads: { ...places, processes },
    find: `{ ${names.map((name) => `${linesOf(name)} | sed -n 's#^@/\\(..*\\)#\\1#p'`).join('; ')}
${linesOf('processes')} | sed -n "s#^'\\{0,1\\}[0-9]*/root'\\{0,1\\} -> '\\{0,1\\}/\\(..*\\)#\\1#p" | sed "s/'\\$//"; } | sort -u | head -n ${most}`,
  };
};

/** The folders in which they lie. */
export const parentsOf = <S extends { readonly find: string }>(sweep: S): S => ({
  ...sweep,
  find: `{ ${sweep.find}; } | sed 's#[^/]*$##; s#/$##' | sort -u`,
});

/**
 * The host's union mounts, the latest first: where they are, and the folders of an overlay. All of it is one list, behind
 * some other folders, with colons between.
 */
export const unionFolders = (before: readonly string[], types: readonly string[], most: number) =>
  ({
    reads: { mounts: hostMounts },
    find: `a=${quote(before.join(':'))}
add() { case $1 in /*) ;; *) return;; esac; case :$a: in *":$1:"*) ;; *) a=$a:$1;; esac; }
many() { IFS=:; for e in $1; do add "$e"; done; unset IFS; }
set -f
while IFS= read -r l; do
  o=\${l##* - } t=\${o%% *}; case $t in ${types.join('|')}) ;; *) continue;; esac
  set -- $l; add "$(printf '%b' "$(printf '%s' "$5" | sed 's/\\\\\\([0-7]\\{3\\}\\)/\\\\0\\1/g')")"
  o=$(printf '%b' "$(printf '%s' "$o" | sed 's/\\\\\\([0-7]\\{3\\}\\)/\\\\0\\1/g')"); o=,\${o##* },
  case $o in *,lowerdir=*) w=\${o#*,lowerdir=}; many "\${w%%,*}";; *,lowerdir+=*) w=$o; while case $w in *,lowerdir+=*) ;; *) false;; esac; do w=\${w#*,lowerdir+=}; many "\${w%%,*}"; done;; esac
  case $o in *,upperdir=*) w=\${o#*,upperdir=}; add "\${w%%,*}";; esac
done <<END
$(${linesOf('mounts')} | grep ${types.map((type) => `-e ' - ${type} '`).join(' ')} | sed '1!G;h;$!d' | head -n ${most})
END
printf '%s\\n' "$a"`,
  }) as const;
