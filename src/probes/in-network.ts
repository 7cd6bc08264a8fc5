import { quote } from '../shell/quote.ts';
import { findContainer } from './runc-state-files.ts';

/** A network namespace to be asked: its name in a probe’s id, and shell that sets `$n` to its file, or to nothing. */
export type NetworkPlace = { readonly id: string; readonly locate: string };

/** The host’s own network. */
export const hostPlace: NetworkPlace = { id: 'host', locate: 'n=$h/ns/net' };

/** The network of a container that runc keeps, found by its name in the first round. */
export const containerPlace = (name: string): NetworkPlace => ({
  id: `runc:${name}`,
  locate: `${findContainer(name)}n=\${p:+/proc/$p/ns/net}`,
});

/** Shell that runs a text in a network namespace; it does nothing where there is none. */
export const inNetwork = ({ locate }: NetworkPlace, script: string): string => `[ "$u" = 0 ] || exit 126
${locate}
[ -n "$n" ] || exit 0
if [ "$n" -ef /proc/self/ns/net ]; then ${script}
else nsenter --net="$n" sh -c ${quote(script)} || exit 126; fi`;
