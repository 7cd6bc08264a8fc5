import type { Lab } from '../../src/index.ts';
import { addressHost } from './address-host.ts';
import { addressNetns } from './address-netns.ts';
import { appImage } from './app-image.ts';
import { appLayer } from './app-layer.ts';
import { applets } from './applets.ts';
import { baseLayer } from './base-layer.ts';
import { chrootInNetns } from './chroot-in-netns.ts';
import { fullSystem } from './full-system.ts';
import { imageCpio } from './image-cpio.ts';
import { linksUp } from './links-up.ts';
import { netnsExists } from './netns-exists.ts';
import { networkPrivate } from './network-private.ts';
import { nspawnInterface } from './nspawn-interface.ts';
import { nspawnRunning } from './nspawn-running.ts';
import { nspawnVeth } from './nspawn-veth.ts';
import { osRelease } from './os-release.ts';
import { packageRoot } from './package-root.ts';
import { parameters } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { scene } from './scene.ts';
import { serviceListens } from './service-listens.ts';
import { shellStatic } from './shell-static.ts';
import { tree } from './tree.ts';
import { unionMount } from './union-mount.ts';
import { vethPair } from './veth-pair.ts';

/** The lab’s checks with their types, for those who name their causes. */
export const checks = [
  tree,
  applets,
  shellStatic,
  osRelease,
  nspawnRunning,
  networkPrivate,
  imageCpio,
  netnsExists,
  vethPair,
  addressHost,
  addressNetns,
  linksUp,
  pingReplies,
  chrootInNetns,
  nspawnVeth,
  nspawnInterface,
  packageRoot,
  serviceListens,
  baseLayer,
  unionMount,
  appLayer,
  appImage,
  fullSystem,
] as const;

export const minimal: Lab = {
  id: 'minimal',
  title: 'A minimal container: busybox, nspawn and layers',
  summary:
    'A tree of busybox alone, started by systemd-nspawn and by hand in a namespace; packages in a root of their own, layers and images.',
  tasks: [
    { number: 1, title: 'Make a tree of folders' },
    { number: 2, title: 'Link the commands of busybox' },
    { number: 3, title: 'Put the shell in' },
    { number: 4, title: 'Let it look like an operating system' },
    { number: 5, title: 'Start it with systemd-nspawn' },
    { number: 6, title: 'Give it a network of its own' },
    { number: 7, title: 'Pack it into an image' },
    { number: 8, title: 'Make a namespace and a pair' },
    { number: 9, title: 'Give the pair addresses' },
    { number: 10, title: 'Enter the namespace and the tree' },
    { number: 11, title: 'Let systemd-nspawn lay the cable' },
    { number: 12, title: 'Install packages into a folder' },
    { number: 13, title: 'Run the service in the namespace' },
    { number: 14, title: 'Install a base layer' },
    { number: 15, title: 'Mount a union of two layers' },
    { number: 16, title: 'Install the application into its own layer' },
    { number: 17, title: 'Pack the layer of the application' },
    { number: 18, title: 'Install a full system' },
  ],
  phases: ['tree', 'nspawn', 'network', 'packages', 'layers'],
  host: [
    'root',
    'busybox (static)',
    'systemd-nspawn (systemd-container)',
    'iproute2',
    'iputils (ping)',
    'util-linux (nsenter)',
    'cpio',
    'bzip2 or pbzip2',
    'yum or dnf',
    'a kernel with overlay or aufs',
  ],
  parameters,
  checks,
  scene,
};
