import type { Lab } from '../../src/index.ts';
import { hostnamePrivate } from './hostname-private.ts';
import { ipcIsolated } from './ipc-isolated.ts';
import { mountIsolated } from './mount-isolated.ts';
import { netIsolated } from './net-isolated.ts';
import { parameters } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { procMounted } from './proc-mounted.ts';
import { rootChanged } from './root-changed.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { scene } from './scene.ts';
import { utsIsolated } from './uts-isolated.ts';

/** The lab's checks with their types, for those who name their causes. */
export const checks = [
  rootfsTree,
  rootChanged,
  pidIsolated,
  mountIsolated,
  ipcIsolated,
  netIsolated,
  utsIsolated,
  procMounted,
  hostnamePrivate,
] as const;

export const contedor: Lab = {
  id: 'contedor',
  title: 'A container by hand: five namespaces and a root',
  summary: 'A Debian root file system, chroot, and unshare with five namespaces: what a container is made of.',
  tasks: [
    { number: 1, title: 'Unpack a root file system' },
    { number: 2, title: 'Lock a process into it' },
    { number: 3, title: 'Give it namespaces of its own' },
    { number: 4, title: 'Mount a procfs inside' },
    { number: 5, title: 'Give the container a name' },
  ],
  phases: [],
  host: ['root', 'util-linux (unshare, nsenter)', 'coreutils (chroot, stat)', 'tar'],
  parameters,
  checks,
  scene,
};
