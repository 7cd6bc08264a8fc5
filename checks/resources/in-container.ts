import { host, type Step } from '../../src/index.ts';

/**
 * A line of the host that runs a command in the container as found: in its namespaces, its root included. It does
 * nothing where process {pid} has another root than {rootfs}.
 *
 * @param command what runs inside
 * @param text where the same is typed without this detour
 */
export const inContainer = (command: string, text: string): Step =>
  host(`[ /proc/{pid}/root -ef {rootfs} ] && nsenter -t {pid} -a -r ${command}`, { text });
