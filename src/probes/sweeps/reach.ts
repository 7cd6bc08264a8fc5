import type { Probe } from '../../model/probe.ts';
import { quote } from '../../shell/quote.ts';
import { hostNetwork, type NamedNetwork } from '../network.ts';
import { linesOf } from './lines-of.ts';

/** A cable's two ends, by name and by address; `{x}` in the addresses stands for the student's number. */
export type Cable = {
  readonly outer: string;
  readonly inner: string;
  readonly hostAddress: string;
  readonly containerAddress: string;
};

/** An address as a pattern of grep and sed. */
const pattern = (address: string, x: string): string =>
  address
    .replace(/\/\d+$/, '')
    .replaceAll('.', '\\.')
    .replaceAll('{x}', x);
const anyX = '[0-9]\\{1,3\\}';

/** Functions that read what ip and the kernel say of a network. */
const reading = `links() { sed 's/},{"ifindex"/}\\
{"ifindex"/g'; }
link() { printf '%s' "$1" | links | grep -F "\\"ifname\\":\\"$2\\""; }
up() { case ",$(printf '%s' "$1" | sed 's/.*"flags":\\[\\([^]]*\\)\\].*/\\1/')," in *',"UP",'*) ;; *) false;; esac; }
own() { printf '%s' "$1" | grep -o '"family":"inet","local":"[0-9.]*"[^}]*"prefixlen":[0-9]*' | sed 's/.*"local":"\\([0-9.]*\\)".*:\\([0-9]*\\)$/\\1 \\2/'; }
number() { IFS=.; set -- $1; echo $((($1 << 24) + ($2 << 16) + ($3 << 8) + $4)); }
covers() { q=\${1%/*} s=32; case $1 in default) return 0;; */*) s=\${1#*/};; esac; case $q in *[!0-9.]*) false; return;; esac
s=$((s == 0 ? 0 : (4294967295 << (32 - s)) & 4294967295)); [ $(($(number $q) & s)) = $(($(number $2) & s)) ]; }
`;

/**
 * The number x as the check script was told, or as the host's end shows it, that of the inner end first where both show
 * it; or a pattern of any.
 */
const findX = ({ hostAddress, containerAddress }: Cable): string =>
  `x=$set_x; [ "$x" ] || for f in $(own "$c" | sed -n ${quote(`s/^${pattern(hostAddress, `\\(${anyX}\\)`)} .*/\\1/p`)}); do
[ "$x" ] || x=$f; own "$i" | grep -q "^${inWords(containerAddress, '$f')} " && { x=$f; break; }; done; [ "$x" ] || x=${quote(anyX)}\n`;
/** The same pattern within double quotes of the shell. */
const inWords = (address: string, x: string): string => pattern(address, x).replaceAll('\\', '\\\\');

/**
 * Finds the container's address, the link of the host that leads to it, and the host's own address there: only where a
 * packet to the container cannot leave the cable. Both ends are up, the address lives on the inner end in a network
 * that is not the host's and that knows a way back, the host does not own it, and the kernel's tables have both.
 *
 * @param port where something must listen beyond the loopback
 */
export const reachOf = (cable: Cable, inside: Probe<NamedNetwork>, port?: number) => ({
  reads: { network: hostNetwork, inside },
  find: `${reading}{ read -r k j; read -r l i; read -r in; read -r ways; } <<END
$(${linesOf('inside')} | head -n 4)
END
{ read -r n; read -r on; } <<END
$(${linesOf('network')} | head -n 2)
END
[ "$k" = "$l" ] && [ "$i" != "$n" ] || exit 0
o=$(link "$on" ${quote(cable.outer)}) e=${quote(cable.outer)}; i=$(link "$in" ${quote(cable.inner)})
[ "$o" ] && up "$o" && [ "$i" ] && up "$i" || exit 0
c=$o m=$(printf '%s' "$o" | sed -n 's/.*"master":"\\([^"]*\\)".*/\\1/p')
[ -z "$m" ] || { m=$(link "$on" "$m"); case $m in *'"info_kind":"bridge"'*) c=$m e=$(printf '%s' "$m" | sed 's/.*"ifname":"\\([^"]*\\)".*/\\1/');; esac; }
up "$c" || exit 0
${cable.hostAddress.includes('{x}') ? findX(cable) : ''}a=$(own "$i" | grep "^${inWords(cable.containerAddress, '$x')} " | head -n 1); a=\${a% *}
[ "$a" ] || exit 0
b=$(own "$c" | grep "^${inWords(cable.hostAddress, '$x')} " | head -n 1); b=\${b% *}
[ "$b" ] || [ "$c" = "$o" ] || b=$(own "$c" | while read -r f g; do covers "$f/$g" "$a" && echo "$f" && break; done)
[ "$b" ] || exit 0
v=; for w in $(printf '%s' "$ways" | grep -o '"dst":"[^"]*"' | sed 's/"dst":"\\(.*\\)"/\\1/'); do covers "$w" "$b" && v=1 && break; done
[ "$v" ] || exit 0
case $on in *"\\"local\\":\\"$a\\""*) exit 0;; esac
${linesOf('inside')} | grep -q "|-- $a\\$" && ${linesOf('network')} | grep -q "|-- $b\\$" || exit 0
${
  port === undefined
    ? ''
    : `${linesOf('inside')} | grep '^ *[0-9]*: [0-9A-F]*:${hex(port)} [0-9A-F]*:[0-9A-F]* 0A ' | grep -v -q -e ': [0-9A-F]*7F:' -e ': 00000000000000000000000001000000:' || exit 0
`
}printf '%s\\t%s\\t%s\\n' "$a" "$e" "$b"`,
});

const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
