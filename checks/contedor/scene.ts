import { box, line, sceneFor } from '../../src/index.ts';
import { parameters } from './parameters.ts';

/** The host, the root file system, and the container: a process that sees namespaces of its own. */
export const scene = sceneFor(parameters)({
  needs: () => ({}),
  tell: (_, { rootfs, hostname }) => ({
    boxes: [
      box('host', 'host', 'host', {
        boxes: [
          box('filesystem', 'rootfs', rootfs, { checks: ['rootfs-tree'] }),
          box('process', 'container', 'container', {
            lines: [
              line('root', `root ${rootfs}`, { checks: ['root-changed'] }),
              line('mount', 'own mounts', { checks: ['mount-isolated'] }),
              line('ipc', 'own IPC', { checks: ['ipc-isolated'] }),
              line('net', 'own network', { checks: ['net-isolated'] }),
              line('pid', 'own processes (PID)', { checks: ['pid-isolated'] }),
              line('uts', 'own hostname (UTS)', { checks: ['uts-isolated'] }),
              line('proc', 'own /proc', { checks: ['proc-mounted'] }),
              line('hostname', hostname, { checks: ['hostname-private'] }),
            ],
          }),
        ],
      }),
    ],
    cables: [],
  }),
});
