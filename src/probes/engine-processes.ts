import { probe, text } from '../model/probe.ts';

/**
 * The first processes of containers that an OCI runtime keeps a state for: runc's and crun's state files, of root, of
 * docker (/run/docker/runtime-runc), of containerd and of rootless podman. PIDs as the host sees them.
 */
export const engineProcesses = probe<number[]>({
  id: 'engine-processes',
  version: 1,
  group: 'kernel',
  tools: ['sed'],
  script: `cd $r/run && sed -n 's/.*"init_process_pid":\\([0-9]*\\).*/\\1/p; s/.*"pid" *: *\\([0-9]*\\).*/\\1/p' \\
runc/*/state.json docker/runtime-runc/*/*/state.json containerd/runc/*/*/state.json crun/*/status user/*/crun/*/status user/*/runc/*/state.json | head -n 1000
exit 0`,
  parse: (output) => (text(output).match(/\d+/g) ?? []).map(Number),
});
