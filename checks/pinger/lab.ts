import type { Lab } from '../../src/index.ts';
import { addressHost } from './address-host.ts';
import { addressNetns } from './address-netns.ts';
import { appAnswers } from './app-answers.ts';
import { appIsolated } from './app-isolated.ts';
import { appPings } from './app-pings.ts';
import { binaryExecutable } from './binary-executable.ts';
import { binaryPresent } from './binary-present.ts';
import { binaryStatic } from './binary-static.ts';
import { imageArchive } from './image-archive.ts';
import { imageImported } from './image-imported.ts';
import { imagePushed } from './image-pushed.ts';
import { imageRuns } from './image-runs.ts';
import { linksUp } from './links-up.ts';
import { mountIsolated } from './mount-isolated.ts';
import { netnsExists } from './netns-exists.ts';
import { parameters } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { pingReplies } from './ping-replies.ts';
import { procMounted } from './proc-mounted.ts';
import { published } from './published.ts';
import { rootChanged } from './root-changed.ts';
import { rootfsExists } from './rootfs-exists.ts';
import { rootfsPackages } from './rootfs-packages.ts';
import { scene } from './scene.ts';
import { utsIsolated } from './uts-isolated.ts';
import { vethPair } from './veth-pair.ts';

/** The lab's checks with their types, for those who name their causes. */
export const checks = [
  rootfsExists,
  rootfsPackages,
  binaryPresent,
  binaryExecutable,
  binaryStatic,
  netnsExists,
  vethPair,
  addressHost,
  addressNetns,
  linksUp,
  pingReplies,
  pidIsolated,
  utsIsolated,
  mountIsolated,
  procMounted,
  appIsolated,
  rootChanged,
  appAnswers,
  appPings,
  imageArchive,
  imageImported,
  imagePushed,
  imageRuns,
  published,
] as const;

export const pinger: Lab = {
  id: 'pinger',
  title: 'A container by hand: the pinger',
  summary:
    'A root file system, a network namespace, a veth pair and an isolated process, without any container engine.',
  tasks: [
    { number: 1, title: 'Make a root file system' },
    { number: 2, title: 'Compile the app as a static binary' },
    { number: 3, title: 'Bring the binary into the root file system' },
    { number: 4, title: 'Make a network namespace' },
    { number: 5, title: 'Join it to the host with a veth pair' },
    { number: 6, title: 'Give the host’s end its address' },
    { number: 7, title: 'Give the container’s end its address' },
    { number: 8, title: 'Switch both ends on' },
    { number: 9, title: 'Test the connection' },
    { number: 10, title: 'Start an isolated environment' },
    { number: 11, title: 'Mount a procfs in it' },
    { number: 12, title: 'Start the app inside' },
    { number: 13, title: 'Use the app from the host' },
    { number: 14, title: 'Make an image of it, and run that' },
  ],
  phases: [],
  host: ['root', 'iproute2', 'iputils (ping)', 'curl', 'util-linux (unshare, nsenter)'],
  parameters,
  checks,
  scene,
};
