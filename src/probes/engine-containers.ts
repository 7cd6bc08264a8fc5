import { lines, probe } from '../model/probe.ts';

/** A container that an OCI runtime keeps a state for, and its first process, by its PID on the host. */
export type EngineContainer = { readonly id: string; readonly pid: number };

/** The containers that run: runc's and crun's state files, of root, of docker, of containerd and of rootless podman. */
export const engineContainers = probe<EngineContainer[]>({
  id: 'engine-containers',
  version: 2,
  group: 'kernel',
  tools: ['grep'],
  script: `cd $r/run || exit 0
set -- runc/*/state.json docker/runtime-runc/*/*/state.json containerd/runc/*/*/state.json user/*/runc/*/state.json crun/*/status user/*/crun/*/status
for f; do [ -e "$f" ] && { grep -s -o -e '"init_process_pid":[0-9]*' -e '"pid" *: *[0-9]*' /dev/null "$@"; break; }; done; exit 0`,
  // runc/3abe99e8…/state.json:"init_process_pid":633
  parse: (output) =>
    lines(output).flatMap((line) => {
      const [, id, pid] = /(?<![^/])([^/]+)\/(?:state\.json|status):"\w+" *: *(\d+)$/.exec(line) ?? [];
      return id === undefined ? [] : [{ id, pid: Number(pid) }];
    }),
});
