import type { Probe } from '../../model/probe.ts';
import { quote } from '../../shell/quote.ts';
import { containerPlace, hostPlace } from '../in-network.ts';
import { hostNetwork, type NamedNetwork } from '../network.ts';
import { packetRouting } from '../packet-routing.ts';
import { packetRules } from '../packet-rules.ts';
import { linesOf } from './lines-of.ts';

/** The parts of the ways of a container's packets that are known before its host is asked. */
export type Ways = {
  /** Its name. */
  readonly container: string;
  readonly inside: Probe<NamedNetwork>;
  readonly outer: string;
  readonly inner: string;
  /** The address that it should have, and the server that it should ask. */
  readonly source: string;
  readonly server: string;
  /** Kinds of packets, as `ip route get` takes them. */
  readonly kinds: readonly string[];
};

/** No more questions than these are asked; the kernel answers each at once. */
const most = 400;

/**
 * Sets the words of questions: `$cs` the container's addresses, `$os` the server and a neighbour at each link, `$gs` the
 * gateways of the container, `$k` the link of the host by which its packets come, `$ms` marks, `$ks` kinds of packets.
 */
const words = ({ outer, inner, source, server, kinds }: Ways): string => `h=$(${linesOf('network')} | sed -n 2p)
links() { sed 's/},{"ifindex"/}\\
{"ifindex"/g'; }
link() { links | grep -F "\\"ifname\\":\\"$1\\""; }
own() { grep -o '"family":"inet","local":"[0-9.]*"[^}]*"prefixlen":[0-9]*'; }
bare() { sed 's/.*"local":"\\([0-9.]*\\)".*/\\1/'; }
number() { IFS=.; set -- $1; unset IFS; echo $((($1 << 24) + ($2 << 16) + ($3 << 8) + $4)); }
dotted() { echo $(($1 >> 24)).$((($1 >> 16) & 255)).$((($1 >> 8) & 255)).$(($1 & 255)); }
near() { case $1 in *'"address":'*) printf '%s' "$1" | sed 's/.*"address":"\\([0-9.]*\\)".*/\\1/'; return;; esac
p=\${1##*:} a=$(number "$(printf '%s' "$1" | bare)"); [ "$p" -gt 0 ] || return
b=$((a & (4294967295 << (32 - p)))); [ "$p" -ge 31 ] || b=$((b + 1)); e=$((b + 20))
while [ $b -lt $e ]; do case " $mine " in *" $(dotted $b) "*) b=$((b + 1));; *) dotted $b; return;; esac; done; }
mine=$(printf '%s' "$h" | own | bare | tr '\\n' ' ')
cs=$( (echo ${quote(source)}; ${linesOf('inside')} | sed -n 3p | link ${quote(inner)} | own | bare) | sort -u)
os=$( (echo ${quote(server)}; printf '%s\\n' "$h" | links | own | while IFS= read -r l; do near "$l"; echo; done) | grep . | sort -u)
gs=$(${linesOf('routingInside')} | grep -o '"gateway":"[0-9.]*"' | sed 's/.*:"\\(.*\\)"/\\1/' | sort -u)
k=$(printf '%s\\n' "$h" | link ${quote(outer)} | sed -n 's/.*"master":"\\([^"]*\\)".*/\\1/p'); k=\${k:-${quote(outer)}}
case $(printf '%s\\n' "$h" | link "$k") in *'"info_kind":"bridge"'*) ;; *) k=${quote(outer)};; esac
ms=$( (echo 0; for m in $(printf '%s\\n' "$rules" "$rulesInside" "$routing" "$routingInside" | grep -o 'mark[^0-9]\\{1,30\\}\\(0x[0-9a-f]*\\|[0-9]*\\)' | grep -o '\\(0x[0-9a-f]*\\|[0-9]*\\)$'); do echo $(($m)); done) | sort -un | head -n 9)
ks=; case $routing$routingInside in *'"ipproto"'*|*'port"'*|*'port_start"'*) ks='${kinds.map((kind) => kind.replaceAll(' ', '+')).join(' ')}';; esac
say() { for m in $ms; do for j in '' $ks; do printf '%s\\n' "$1$2 mark $m$(echo "\${j:+ $j}" | tr + ' ')"; done; done; }
`;

const readsOf = ({ container, inside }: Ways) => {
  const place = containerPlace(container);
  return {
    network: hostNetwork,
    inside,
    rules: packetRules(hostPlace),
    rulesInside: packetRules(place),
    routing: packetRouting(hostPlace),
    routingInside: packetRouting(place),
  };
};

/** Finds all that the kernel of the host may be asked about the ways of a container's packets. */
export const waysThroughHost = (ways: Ways) => ({
  reads: readsOf(ways),
  find: `${words(ways)}{ for o in $os $gs; do say "$o"; for c in $cs; do say "$o from $c iif $k"; done; done; } | head -n ${most}`,
});

/** The same for answers, which come in by a link that is known only then: words before and behind it. */
export const waysBack = (ways: Ways) => ({
  reads: readsOf(ways),
  find: `${words(ways)}{ for c in $cs; do for o in $os; do say "$c from $o	"; done; done; } | sed 's/	 /	/' | head -n ${most}`,
});

/** The same within the container. */
export const waysInside = (ways: Ways) => ({
  reads: readsOf(ways),
  find: `${words(ways)}{ for o in $os; do say "$o"; for c in $cs; do say "$c from $o iif "${quote(ways.inner)}; done; done; } | head -n ${most}`,
});
