import { lines, probe } from '../model/probe.ts';

/** A container that an OCI runtime keeps a state for, and its first process, by its PID on the host. */
export type EngineContainer = { readonly id: string; readonly pid: number };

/** The containers that run: runc's and crun's state files, of root, of docker, of containerd and of rootless podman. */
export const engineContainers = probe<EngineContainer[]>({
  id: 'engine-containers',
  version: 1,
  group: 'kernel',
  tools: ['grep'],
  script: `cd $r/run && { grep -s -o '"init_process_pid":[0-9]*' /dev/null runc/*/state.json docker/runtime-runc/*/*/state.json containerd/runc/*/*/state.json user/*/runc/*/state.json
grep -s -o '"pid" *: *[0-9]*' /dev/null crun/*/status user/*/crun/*/status; }
exit 0`,
  // runc/3abe99e8…/state.json:"init_process_pid":633
  parse: (output) =>
    lines(output).flatMap((line) => {
      const [, id, pid] = /([^/]+)\/(?:state\.json|status):"\w+" *: *(\d+)$/.exec(line) ?? [];
      return id === undefined ? [] : [{ id, pid: Number(pid) }];
    }),
});
