import type { Lab } from '../../src/index.ts';
import { bombContained } from './bomb-contained.ts';
import { bombStatic } from './bomb-static.ts';
import { bundleValid } from './bundle-valid.ts';
import { cgroupExists } from './cgroup-exists.ts';
import { cleanedUp } from './cleaned-up.ts';
import { cpuShares } from './cpu-shares.ts';
import { hostnamePrivate } from './hostname-private.ts';
import { ipcIsolated } from './ipc-isolated.ts';
import { markerFile } from './marker-file.ts';
import { memoryLimit } from './memory-limit.ts';
import { mountIsolated } from './mount-isolated.ts';
import { munchKilled } from './munch-killed.ts';
import { munchStatic } from './munch-static.ts';
import { netIsolated } from './net-isolated.ts';
import { ociImage } from './oci-image.ts';
import { parameters } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { pidsLimit } from './pids-limit.ts';
import { procMounted } from './proc-mounted.ts';
import { processInCgroup } from './process-in-cgroup.ts';
import { rootChanged } from './root-changed.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { runcRunning } from './runc-running.ts';
import { scene } from './scene.ts';
import { swapOff } from './swap-off.ts';
import { utsIsolated } from './uts-isolated.ts';

/** The lab's checks with their types, for those who name their causes. */
export const checks = [
  rootfsTree,
  markerFile,
  pidIsolated,
  utsIsolated,
  mountIsolated,
  ipcIsolated,
  netIsolated,
  rootChanged,
  procMounted,
  hostnamePrivate,
  cgroupExists,
  cpuShares,
  memoryLimit,
  swapOff,
  pidsLimit,
  processInCgroup,
  munchStatic,
  munchKilled,
  bombStatic,
  bombContained,
  bundleValid,
  runcRunning,
  ociImage,
  cleanedUp,
] as const;

export const whatIsAContainer: Lab = {
  id: 'what-is-a-container',
  title: 'What is a container?',
  summary:
    'A root, namespaces and cgroups by hand; a memory eater and a fork bomb that stay inside; then the same with runc.',
  tasks: [
    { number: 1, title: 'Unpack a root file system' },
    { number: 2, title: 'Mark it' },
    { number: 3, title: 'Start a shell with namespaces of its own' },
    { number: 4, title: 'Change its root' },
    { number: 5, title: 'Mount a procfs inside' },
    { number: 6, title: 'Give the container a name' },
    { number: 7, title: 'Make a cgroup' },
    { number: 8, title: 'Set its limits' },
    { number: 9, title: 'Start the container in the cgroup' },
    { number: 10, title: 'Let a program eat memory' },
    { number: 11, title: 'Stop a fork bomb' },
    { number: 12, title: 'Describe the container to a runtime' },
    { number: 13, title: 'Run it with runc' },
    { number: 14, title: 'Copy an image' },
    { number: 15, title: 'Clean up' },
  ],
  phases: ['container', 'limits', 'runc', 'clean'],
  host: [
    'root',
    'util-linux (unshare, nsenter)',
    'coreutils (chroot, stat)',
    'cgroups, version 1 or 2; cgroup-tools make them easier to handle',
    'gcc with a static C library',
    'runc',
    'skopeo for the image (bonus)',
  ],
  parameters,
  checks,
  scene,
};
