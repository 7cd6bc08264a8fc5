import type { Probe } from '../../model/probe.ts';
import { engineContainers } from '../engine-containers.ts';
import type { NamedNetwork } from '../network.ts';
import { processes } from '../processes.ts';
import { linesOf } from './lines-of.ts';
import { type Cable, reachOf } from './reach.ts';

/**
 * The first process in a network namespace and the first of an engine's container, as one list, and the host's address
 * in that network: only where the container there can be reached.
 */
export const neighboursOf = (cable: Cable, inside: Probe<NamedNetwork>) => {
  const reach = reachOf(cable, inside);
  return {
    reads: { ...reach.reads, processes, engines: engineContainers },
    find: `b=$(${reach.find}) b=\${b##*	}; [ "$b" ] || exit 0
i=$(${linesOf('inside')} | sed -n '2s/.* //p')
m=$(${linesOf('processes')} | sed -n "s#^\\([0-9]*\\)/ns/net [0-9]*:$i\\$#\\1,#p" | head -n 1)
for e in $(${linesOf('engines')} | grep -o '[0-9]*$'); do
  ${linesOf('processes')} | grep -q "^$e/status:" && { printf '%s\\t%s\\n' "$m$e" "$b"; break; }
done`,
  };
};
