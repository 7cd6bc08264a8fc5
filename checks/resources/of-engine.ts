import type { EngineContainer, Process } from '../../src/probes/index.ts';

/** Names that engines give to the process that watches over a container; at most 15 bytes, as the kernel cuts names. */
const engineNames = [
  'conmon',
  'containerd-shim',
  'containerd-shi',
  'dockerd',
  'containerd',
  'podman',
  'systemd-nspawn',
  'bwrap',
  'lxc-start',
];

/**
 * Whether a process, or one that it descends from, is known to a container engine or is one.
 *
 * @param engines the engines' containers, by the state that OCI runtimes keep
 */
export const ofEngine = (start: Process, all: readonly Process[], engines: readonly EngineContainer[]): boolean => {
  const byPid = new Map(all.map((process) => [process.pid, process]));
  const seen = new Set<number>();
  for (
    let process: Process | undefined = start;
    process && !seen.has(process.pid);
    process = byPid.get(process.parent)
  ) {
    const { pid, name } = process;
    if (engines.some((container) => container.pid === pid) || engineNames.includes(name)) return true;
    seen.add(pid);
  }
  return false;
};
