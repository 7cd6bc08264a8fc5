import { box, line, sceneFor } from '../../src/index.ts';
import { parameters } from './parameters.ts';

/** The host, the root file system, the container made by hand, the cgroup that limits it, and the one of runc. */
export const scene = sceneFor(parameters)({
  needs: () => ({}),
  tell: (_, labels) => {
    const { rootfs, marker, munch, bomb, hostname, cgroup, shares, memory, pids, container, ociImage } = labels;
    return {
      boxes: [
        box('host', 'host', 'host', {
          boxes: [
            box('filesystem', 'rootfs', rootfs, {
              checks: ['rootfs-tree'],
              lines: [
                line('marker', marker, { checks: ['marker-file'] }),
                line('munch', `${munch}, static`, { checks: ['munch-static'] }),
                line('bomb', `${bomb}, static`, { checks: ['bomb-static'] }),
              ],
            }),
            box('process', 'container', 'container by hand', {
              lines: [
                line('root', `root ${rootfs}`, { checks: ['root-changed'] }),
                line('uts', 'own hostname (UTS)', { checks: ['uts-isolated'] }),
                line('pid', 'own processes (PID)', { checks: ['pid-isolated'] }),
                line('mount', 'own mounts', { checks: ['mount-isolated'] }),
                line('ipc', 'own IPC', { checks: ['ipc-isolated'] }),
                line('net', 'own network', { checks: ['net-isolated'] }),
                line('proc', 'own /proc', { checks: ['proc-mounted'] }),
                line('hostname', hostname, { checks: ['hostname-private'] }),
                line('member', 'in the cgroup', { checks: ['process-in-cgroup'] }),
              ],
            }),
            box('cgroup', 'cgroup', `cgroup ${cgroup}`, {
              checks: ['cgroup-exists'],
              lines: [
                line('shares', `cpu ${shares}`, { checks: ['cpu-shares'] }),
                line('memory', `memory ${memory}`, { checks: ['memory-limit'] }),
                line('swap', 'no swap', { checks: ['swap-off'] }),
                line('pids', `${pids} processes`, { checks: ['pids-limit'] }),
                line('munched', `${munch} was killed`, { checks: ['munch-killed'] }),
                line('bombed', `${bomb} was stopped`, { checks: ['bomb-contained'] }),
              ],
            }),
            box('container', 'runc', `runc: ${container}`, {
              checks: ['runc-running'],
              lines: [line('bundle', 'config.json', { checks: ['bundle-valid'] })],
            }),
            box('image', 'image', ociImage, { checks: ['oci-image'] }),
            box('cgroup', 'left', 'no cgroup is left', { checks: ['cleaned-up'] }),
          ],
        }),
      ],
      cables: [],
    };
  },
});
