import { lines, type Probe, probe } from '../model/probe.ts';
import { type NamespaceName, namespaceNames } from './host-identity.ts';
import { blotted } from './oci-bundle.ts';
import { findContainer, stores } from './runc-state-files.ts';

/** A container that runc keeps a state for: what runc wrote down, and what the kernel says of its first process. */
export type RuncContainer = {
  readonly status: 'created' | 'running' | 'paused' | 'stopped';
  /** The first process, as the host sees it; it may be gone, see `status`. */
  readonly pid: number;
  /** The folder that holds the state: `/run/runc` for root’s own runc, another one for an engine’s. */
  readonly store: string;
  readonly bundle: string | undefined;
  readonly rootfs: string | undefined;
  /** Inode numbers of the first process’s namespaces; empty where it is gone. */
  readonly namespaces: Readonly<Partial<Record<NamespaceName, number>>>;
};

/** All that runc knows: the container with a name, and the names of all. */
export type RuncContainers = {
  readonly names: readonly string[];
  readonly container: RuncContainer | undefined;
};

/** A state file has 6 KB; bytes. */
const mostBytes = 200_000;

/** The container with a name, from runc’s own state file and the kernel. The environment is not in a state file. */
export const runcContainers = (name: string): Probe<RuncContainers> =>
  probe<RuncContainers>({
    id: `runc-container:${name}`,
    version: 1,
    group: 'kernel',
    restsOn: 'tool',
    tools: ['sed', 'head', 'cat', 'stat'],
    script: `[ "$u" = 0 ] || exit 126
for s in ${stores.map((store) => `${store}/*/state.json`).join(' ')}; do
  [ -f "$s" ] && s=\${s%/state.json} && printf '@name %s\\n' "\${s##*/}"
done | head -n 100
${findContainer(name)}[ -n "$s" ] || exit 0
c=\${s%/*}; c=\${c%/*}; printf '@store %s\\n' "\${c#"$r"}"
if [ -n "$p" ]; then
  echo "@pid $p"; [ -e "\${s%/*}/exec.fifo" ] && echo @created
  for c in $(sed -n 's/.*"freezer":"\\(\\/[^"]*\\)".*/\\1\\/freezer.state/p; s/.*"cgroup_paths":{"":"\\([^"]*\\)".*/\\1\\/cgroup.freeze/p' "$s"); do
    read -r v <"$r$c"; case $v in FROZEN|FREEZING|1) echo @paused;; esac
  done
  cd /proc/$p/ns && stat -L -c '@ns %n %i' ${namespaceNames.join(' ')}
fi
printf @state; head -c ${mostBytes} "$s" | tr -d '\\n' | ${blotted}; exit 0`,
    parse: (output) => {
      const all = lines(output);
      const tagged = (tag: string): string[] =>
        all.flatMap((line) => (line.startsWith(`@${tag}`) ? line.slice(tag.length + 1).trim() : []));
      const [state] = tagged('state');
      const names = tagged('name').filter((name) => /^[\w+.-]+$/.test(name));
      if (state === undefined) return { names, container: undefined };
      const [pid] = tagged('pid');
      const { init_process_pid: written, config = {} } = JSON.parse(state) as RawState;
      const bundle = config.labels?.find((label) => label.startsWith('bundle='))?.slice('bundle='.length);
      return {
        names,
        container: {
          status:
            pid === undefined
              ? 'stopped'
              : tagged('created').length > 0
                ? 'created'
                : tagged('paused').length > 0
                  ? 'paused'
                  : 'running',
          pid: Number(pid ?? written),
          store: tagged('store')[0] ?? '',
          bundle,
          rootfs: config.rootfs,
          namespaces: Object.fromEntries(
            // @ns net 4026532281
            tagged('ns').map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]),
          ),
        },
      };
    },
  });

// {"id":"test","init_process_pid":208,"init_process_start":413770,…,"config":{…,"rootfs":"/root/b/rootfs",…,"labels":["bundle=/root/b"],…},…}
type RawState = {
  readonly init_process_pid?: number;
  readonly config?: { readonly rootfs?: string; readonly labels?: readonly string[] };
};
