import type { Probe } from '../../model/probe.ts';
import { hostIdentity } from '../host-identity.ts';
import { processes } from '../processes.ts';
import { type RuncContainers, runcContainers } from '../runc-container.ts';
import { linesOf } from './lines-of.ts';

const first = `sed -n 's/^@pid \\([0-9]*\\)$/\\1/p'`;

/** The first process of runc's container with a name, while it lives. */
export const firstOfRunc = (name: string) =>
  ({ reads: { runc: runcContainers(name) }, find: `${linesOf('runc')} | ${first}` }) as const;

/** The bundle that runc has written down for a container, without its first slash. */
export const bundleOfRunc = (runc: Probe<RuncContainers>) =>
  ({
    reads: { runc },
    find: `${linesOf('runc')} | grep -o '"bundle=/[^"\\]*"' | head -n 1 | sed 's#^"bundle=/##; s#"$##'`,
  }) as const;

/**
 * All living processes of runc's container with a name, as one list: those in its PID namespace, and those that descend
 * from its first.
 */
export const membersOfRunc = (name: string, most: number) =>
  ({
    reads: { host: hostIdentity, runc: runcContainers(name), processes },
    find: `i=$(${linesOf('runc')} | ${first}); [ "$i" ] || exit 0
n=$(${linesOf('runc')} | sed -n 's/^@ns pid \\([0-9]*\\)$/\\1/p')
[ "$n" = "$(${linesOf('host')} | sed -n 's/^pid \\([0-9]*\\)$/\\1/p')" ] && n=
z=" $(${linesOf('processes')} | sed -n 's#^\\([0-9]*\\)/status:State:[^A-Za-z]*Z.*#\\1#p' | tr '\\n' ' ')"
s=" $(${linesOf('processes')} | sed -n "s#^\\([0-9]*\\)/ns/pid [0-9]*:$n\\$#\\1#p" | tr '\\n' ' ')"
l=$(${linesOf('processes')} | sed -n 's#^\\([0-9]*\\)/status:PPid:[^0-9]*\\([0-9]*\\)$#\\1 \\2#p')
f=" $i " o=
while [ "$f" != "$o" ]; do
  o=$f f=$(printf '%s\\n' "$l" | { while read -r p q; do case $f in *" $p "*) continue;; *" $q "*) f="$f$p ";; esac; done; echo "$f."; })
  f=\${f%.}
done
printf '%s\\n' "$l" | { a=; while read -r p _; do
  case $z in *" $p "*) continue;; esac
  case $f$s in *" $p "*) a="$a,$p";; esac
done; case ,$a, in *",$i,"*) echo "\${a#,}";; esac; } | cut -d , -f 1-${most}`,
  }) as const;
