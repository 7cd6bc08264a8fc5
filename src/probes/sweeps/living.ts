import { quote } from '../../shell/quote.ts';
import { processes } from '../processes.ts';
import { linesOf } from './lines-of.ts';

/** No more processes than these are asked about one by one. */
const most = 200;

/** Processes whose root or any of their namespaces are not those of process 1. */
export const livingApart = {
  reads: { processes },
  find: `${linesOf('processes')} | {
while read -r k i && [ "$k" != @links ]; do :; done
h= p=
while read -r k i && [ "$k" != @paths ]; do
  case $k in */exe) continue;; 1/*) h="$h \${k#*/}=$i ";; esac
  case $h in *" \${k#*/}=$i "*) ;; *) [ "\${k%%/*}" = "$p" ] || { p=\${k%%/*}; echo $p; };; esac
done; } | head -n ${most}`,
} as const;

/** Processes whose program has this file name, wherever it is. */
export const livingNamed = (name: string) =>
  ({
    reads: { processes },
    find: `${linesOf('processes')} | while IFS= read -r l; do
  case $l in *"/exe' -> "*/${quote(name)}*|*/'exe -> '*/${quote(name)}*) l=\${l#"'"}; echo "\${l%%/*}";; esac
done | head -n ${most}`,
  }) as const;

/** Children of systemd-nspawn, which are the first processes of its containers. */
export const livingInNspawn = {
  reads: { processes },
  find: `m=" $(${linesOf('processes')} | sed -n "s#^'\\{0,1\\}\\([0-9]*\\)/exe'\\{0,1\\} -> .*/systemd-nspawn.*#\\1#p" | tr '\\n' ' ')"
[ "$m" = ' ' ] || ${linesOf('processes')} | while read -r k i _ && [ "$k" != @links ]; do
  case $k in */status:PPid:) case $m in *" $i "*) case $m in *" \${k%%/*} "*) ;; *) echo "\${k%%/*}";; esac;; esac;; esac
done | head -n ${most}`,
} as const;
