import { quote } from '../shell/quote.ts';

/** Where runc keeps its states: of root, of rootless users (runc(8), --root), of containerd’s clients. */
export const stores = ['$r/run/runc', '$r/run/user/*/runc', '$r/run/containerd/runc/*'];

/**
 * Shell that sets `$s` to the state file of the container with a name, and `$p` to its first process: empty where there
 * is none, or where it is gone. A number that the kernel gave to another process since is told by the start time.
 */
export const findContainer = (name: string): string => `s= p= q=
for s in ${stores.map((store) => `${store}/${quote(name)}/state.json`).join(' ')}; do [ -f "$s" ] && break; s=; done
if [ -n "$s" ]; then
  q=$(sed -n 's/.*"init_process_pid":\\([0-9]*\\),"init_process_start":\\([0-9]*\\).*/\\1 \\2/p' "$s" | head -n 1)
  p=\${q% *} q=\${q#* }
  l=$(cat "/proc/$p/stat") && set -- \${l##*) } && [ "\${20}" = "$q" ] && [ "$1" != Z ] || p=
fi
`;
