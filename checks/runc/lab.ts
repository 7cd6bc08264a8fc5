import type { Lab } from '../../src/index.ts';
import { addressContainer } from './address-container.ts';
import { addressHost } from './address-host.ts';
import { appAnswers } from './app-answers.ts';
import { appEnvironment } from './app-environment.ts';
import { appListens } from './app-listens.ts';
import { bridgeAttached } from './bridge-attached.ts';
import { bundleValid } from './bundle-valid.ts';
import { capabilities } from './capabilities.ts';
import { containerRunning } from './container-running.ts';
import { defaultRoute } from './default-route.ts';
import { forwardingOn } from './forwarding-on.ts';
import { linksUp } from './links-up.ts';
import { masquerade } from './masquerade.ts';
import { netIsolated } from './net-isolated.ts';
import { noEngine } from './no-engine.ts';
import { parameters } from './parameters.ts';
import { pingReplies } from './ping-replies.ts';
import { poststartHook } from './poststart-hook.ts';
import { processDetached } from './process-detached.ts';
import { proxyAnswers } from './proxy-answers.ts';
import { pythonEnvironment } from './python-environment.ts';
import { resolver } from './resolver.ts';
import { rootWritable } from './root-writable.ts';
import { rootfsDebian } from './rootfs-debian.ts';
import { scene } from './scene.ts';
import { vethPair } from './veth-pair.ts';

/** The lab's checks with their types, for those who name their causes. */
export const checks = [
  rootfsDebian,
  bundleValid,
  processDetached,
  rootWritable,
  containerRunning,
  noEngine,
  netIsolated,
  vethPair,
  addressHost,
  addressContainer,
  linksUp,
  pingReplies,
  defaultRoute,
  forwardingOn,
  masquerade,
  resolver,
  pythonEnvironment,
  appListens,
  appEnvironment,
  appAnswers,
  capabilities,
  bridgeAttached,
  poststartHook,
  proxyAnswers,
] as const;

export const runc: Lab = {
  id: 'runc',
  title: 'A Python application in runc',
  summary: 'A Debian root file system, an OCI bundle and a network by hand: a web application run by runc alone.',
  tasks: [
    { number: 1, title: 'Make a root file system' },
    { number: 2, title: 'Write the bundle’s configuration' },
    { number: 3, title: 'Start the container' },
    { number: 4, title: 'Give it a network of its own' },
    { number: 5, title: 'Join it to the host with a veth pair' },
    { number: 6, title: 'Give both ends their addresses' },
    { number: 7, title: 'Let it reach the outside' },
    { number: 8, title: 'Prepare Python and the application’s environment' },
    { number: 9, title: 'Start the application' },
    { number: 10, title: 'Let the container set up its own network' },
    { number: 11, title: 'Plug it into a bridge' },
    { number: 12, title: 'Let a hook set up the network' },
    { number: 13, title: 'Put a proxy in front of it' },
  ],
  phases: [],
  host: [
    'root',
    'runc',
    'iproute2',
    'iputils (ping)',
    'curl',
    'nftables (nft), and iptables-legacy-save where the older iptables is in use',
    'util-linux (nsenter)',
  ],
  parameters,
  checks,
  scene,
};
