import { contedorReference } from '../contedor/reference.ts';
import { minimalReference } from '../minimal/reference.ts';
import { labParameters } from '../pinger/parameters.ts';
import { pingerReference } from '../pinger/reference.ts';
import { solve } from '../pinger/solve.ts';
import { sandboxSupplies } from '../pinger/supplies.ts';
import { runcReference } from '../runc/reference.ts';
import { whatIsAContainerOnV2 } from './cgroup-v2-lab.ts';
import { forwardingMutants } from './forwarding-mutants.ts';
import { compiler, type VmLab } from './vm-lab.ts';

/** The steps that only make files. */
const filesOfPinger = ['packages', 'devices', 'binary'];
/** Steps that try what was built: the grader does so itself. */
const trialsOfPinger = ['ping', 'ask'];

const contedor: VmLab = {
  reference: contedorReference,
  files: ['root'],
  chosen: [
    {
      why: 'each namespace, the root and the name, on another kernel',
      cases: [
        ...['long-options', 'own-users', 'pivot-root', 'joined-from-a-second-terminal', 'busy-machine'],
        ...['tree-is-the-host', 'only-services', 'chroot-forgotten', 'started-by-runc', 'fork-forgotten'],
        ...[
          'mount-forgotten',
          'ipc-forgotten',
          'net-forgotten',
          'proc-of-the-first-chroot',
          'name-in-the-wrong-terminal',
        ],
      ],
    },
  ],
  leftOut: [],
  without: [],
};

const pinger: VmLab = {
  reference: {
    ...pingerReference,
    prepare: async (machine, options) => {
      const { supplies } = await sandboxSupplies();
      await solve(machine, labParameters, supplies, { ...options, only: (id) => filesOfPinger.includes(id) });
    },
    finish: async (machine, options) => {
      const { supplies } = await sandboxSupplies();
      const live = (id: string): boolean => ![...filesOfPinger, ...trialsOfPinger].includes(id);
      await solve(machine, labParameters, supplies, { ...options, only: live });
    },
  },
  files: ['opt/rootfs-pinger'],
  chosen: [
    {
      why: 'each task of the sheet, on another kernel and over a real network of the machine’s own',
      cases: [
        ...['chroot', 'long-options', 'nsenter', 'pivot-root', 'peer-made-in-place'],
        ...['package-forgotten', 'binary-not-executable', 'netns-misspelt', 'pair-missing', 'peer-not-moved'],
        ...['host-address-forgotten', 'different-x', 'inner-end-down', 'container-ignores-pings', 'shell-closed'],
        ...['uts-forgotten', 'proc-forgotten', 'app-not-started', 'started-by-an-engine', 'root-not-changed'],
        ...['app-on-another-port', 'firewall-drops', 'host-ignores-pings'],
      ],
    },
  ],
  leftOut: [
    {
      why: 'the optional task needs an engine and a registry, which the machine has not; it stays untried',
      cases: ['never-imported', 'tagged-and-not-pushed', 'image-never-run', 'image-by-docker'],
    },
    { why: compiler, cases: ['binary-dynamic', 'app-does-not-listen', 'another-server'] },
  ],
  without: ['image-archive', 'image-imported', 'image-pushed', 'image-runs', 'published'],
};

const runc: VmLab = {
  reference: { ...runcReference, mutants: [...forwardingMutants, ...runcReference.mutants] },
  files: ['root', 'usr/local/src/task7'],
  chosen: [
    {
      why: 'what a host’s own network namespace hands on to a container',
      cases: forwardingMutants.map(({ id }) => id),
    },
    {
      why: 'the runtime under cgroup v2, and the network of another kernel',
      cases: [
        ...['created-then-started', 'nft-masquerade', 'older-iptables', 'plain-pair'],
        ...['network-namespace-removed', 'pair-missing', 'peer-not-moved', 'host-address-forgotten', 'inner-end-down'],
        ...['default-route-forgotten', 'forward-policy-drop', 'no-masquerading', 'rebooted'],
        ...['process-killed', 'application-not-started', 'variable-forgotten', 'capabilities-left-out'],
      ],
    },
  ],
  leftOut: [
    {
      why: 'the machine has neither containerd nor conmon',
      cases: ['started-by-containerd', 'started-under-conmon'],
    },
    { why: 'the cases that begin with vm- stand for it', cases: ['forwarding-off'] },
  ],
  without: [],
};

const minimal: VmLab = {
  reference: {
    ...minimalReference,
    finish: async (machine, options) => {
      // The folder of the layers, over which they are mounted.
      await machine.run('mkdir -p /dir');
      await minimalReference.finish(machine, options);
    },
  },
  files: ['contenedor', 'srv/reference'],
  chosen: [
    {
      why: 'systemd-nspawn, the union and the network on another kernel',
      cases: [
        ...['private-network-only', 'two-containers', 'loopback-up'],
        ...['container-closed', 'container-only-by-chroot', 'container-in-the-hosts-network', 'union-gone'],
        ...['union-is-a-bind', 'netns-misspelt', 'peer-not-moved', 'inner-end-down', 'service-not-started'],
      ],
    },
  ],
  leftOut: [],
  without: [],
};

/** The labs proven on the virtual machine: first the lab for which it is there. */
export const vmLabs: readonly VmLab[] = [whatIsAContainerOnV2, contedor, runc, pinger, minimal];
