import { contedorReference } from '../contedor/reference.ts';
import { minimalReference } from '../minimal/reference.ts';
import { labParameters } from '../pinger/parameters.ts';
import { pingerReference } from '../pinger/reference.ts';
import { solve } from '../pinger/solve.ts';
import { sandboxSupplies } from '../pinger/supplies.ts';
import { runSteps } from '../run-steps.ts';
import { runcReference } from '../runc/reference.ts';
import { whatIsAContainerReference } from '../what-is-a-container/reference.ts';
import { stepsOfV2, vocabularyOfV2 } from './cgroup-v2-build.ts';
import { mutantsOfV2 } from './cgroup-v2-mutants.ts';
import { variantsOfV2 } from './cgroup-v2-variants.ts';
import type { VmLab } from './vm-lab.ts';

/** The steps that only make files, of the labs whose live part is another here. */
const filesOfWhatIsAContainer = ['archive', 'rootfs', 'marker', 'munch', 'bomb', 'bundle', 'image'];
const filesOfPinger = ['packages', 'devices', 'binary'];
/** Steps that try what was built: the grader does so itself. */
const trialsOfPinger = ['ping', 'ask'];

const compiler = 'the machine has no compiler';

const whatIsAContainer: VmLab = {
  reference: {
    ...whatIsAContainerReference,
    finish: (machine, options) =>
      runSteps(
        machine,
        stepsOfV2.filter(({ id }) => !filesOfWhatIsAContainer.includes(id)),
        options,
      ),
    vocabulary: vocabularyOfV2,
    mutants: [...mutantsOfV2, ...whatIsAContainerReference.mutants],
    variants: [...variantsOfV2, ...whatIsAContainerReference.variants],
  },
  files: ['root'],
  chosen: [
    {
      why: 'what only a host of cgroup v2 shows',
      cases: [...variantsOfV2, ...mutantsOfV2].map(({ id }) => id),
    },
    {
      why: 'the limits and the membership, by acts that are the same in v1 and v2',
      cases: [
        ...['abandoned-cgroups', 'long-options', 'pivot-root', 'cleaned'],
        ...['no-cgroup', 'cgroup-misspelt', 'container-outside', 'name-lost-in-another-terminal', 'pids-never-limited'],
        ...['munch-never-run', 'munch-ended-early', 'munch-run-on-the-host', 'bomb-never-run', 'bomb-run-on-the-host'],
        'clean-because-nothing-was-begun',
      ],
    },
    {
      why: 'one way to fail of each kind that the kernel shows',
      cases: [
        ...['rootfs-is-the-host', 'rebooted', 'shell-closed', 'runc-exec-in-its-place', 'only-chroot', 'not-forked'],
        ...['uts-shared', 'proc-of-the-host', 'name-set-in-the-wrong-terminal', 'runc-not-running', 'runc-paused'],
        ...['comma-forgotten', 'runc-in-the-background'],
      ],
    },
  ],
  leftOut: [
    {
      why: 'they act on hierarchies and files that only cgroup v1 has',
      cases: [
        ...['hierarchy-not-mounted', 'cgroup-in-memory-only', 'cgroup-where-no-controller-is', 'killing-switched-off'],
        ...['memory-only', 'swap-limited-together', 'weights-of-time-too', 'chroot-where-you-stand'],
      ],
    },
    { why: compiler, cases: ['static-pie'] },
    { why: 'the machine has no skopeo', cases: ['image-in-another-format'] },
  ],
  without: [],
};

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
  reference: runcReference,
  files: ['root', 'usr/local/src/task7'],
  chosen: [
    {
      why: 'the runtime under cgroup v2, and the network of another kernel',
      cases: [
        ...['created-then-started', 'nft-masquerade', 'older-iptables', 'plain-pair'],
        ...['network-namespace-removed', 'pair-missing', 'peer-not-moved', 'host-address-forgotten', 'inner-end-down'],
        ...['default-route-forgotten', 'forwarding-off', 'forward-policy-drop', 'no-masquerading', 'rebooted'],
        ...['process-killed', 'application-not-started', 'variable-forgotten', 'capabilities-left-out'],
      ],
    },
  ],
  leftOut: [
    {
      why: 'the machine has neither containerd nor conmon',
      cases: ['started-by-containerd', 'started-under-conmon'],
    },
  ],
  without: [],
};

const minimal: VmLab = {
  reference: minimalReference,
  files: ['contenedor', 'srv/reference'],
  chosen: [
    {
      why: 'systemd-nspawn, the union and the network on another kernel',
      cases: [
        ...['private-network-only', 'two-containers', 'loopback-up'],
        ...['container-closed', 'container-only-by-chroot', 'container-in-the-host’s-network', 'union-gone'],
        ...['union-is-a-bind', 'netns-misspelt', 'peer-not-moved', 'inner-end-down', 'service-not-started'],
      ],
    },
  ],
  leftOut: [],
  without: [],
};

/** What is proven on the virtual machine: first the lab for which it is there. */
export const vmLabs: readonly VmLab[] = [whatIsAContainer, contedor, runc, pinger, minimal];
