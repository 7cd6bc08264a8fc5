import { runSteps } from '../run-steps.ts';
import { whatIsAContainerReference } from '../what-is-a-container/reference.ts';
import { stepsOfV2, vocabularyOfV2 } from './cgroup-v2-build.ts';
import { cgroupV2Mutants } from './cgroup-v2-mutants.ts';
import { cgroupV2Variants } from './cgroup-v2-variants.ts';
import { compiler, type VmLab } from './vm-lab.ts';

/** The steps that only make files; the live part is another here. */
const files = ['archive', 'rootfs', 'marker', 'munch', 'bomb', 'bundle', 'image'];

/** The lab what-is-a-container on a host of cgroup v2: what the virtual machine is there for. */
export const whatIsAContainerOnV2: VmLab = {
  reference: {
    ...whatIsAContainerReference,
    finish: (machine, options) =>
      runSteps(
        machine,
        stepsOfV2.filter(({ id }) => !files.includes(id)),
        options,
      ),
    vocabulary: vocabularyOfV2,
    mutants: [...cgroupV2Mutants, ...whatIsAContainerReference.mutants],
    variants: [...cgroupV2Variants, ...whatIsAContainerReference.variants],
  },
  files: ['root'],
  chosen: [
    {
      why: 'what only a host of cgroup v2 shows',
      cases: [...cgroupV2Variants, ...cgroupV2Mutants].map(({ id }) => id),
    },
    {
      why: 'the limits and the membership, by acts that are the same in v1 and v2',
      cases: [
        ...['abandoned-cgroups', 'long-options', 'pivot-root', 'cleaned'],
        ...['no-cgroup', 'cgroup-misspelt', 'container-outside', 'name-lost-in-another-terminal'],
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
    {
      why: 'they write to files that only cgroup v1 has; the cases that begin with v2- stand for them',
      cases: [
        ...[
          'moved-in-afterwards',
          'cgroup-by-hand',
          'container-one-level-down',
          'limits-one-level-up',
          'other-numbers',
        ],
        ...['shares-untouched', 'shares-as-a-weight', 'memory-unlimited-again', 'memory-in-millions', 'swap-still-on'],
        ...['limits-into-a-folder-that-is-not-there', 'pids-unlimited', 'pids-never-limited', 'pids-a-hundred'],
        ...['another-shell-in-the-cgroup', 'limit-set-too-late', 'still-in-the-container', 'cgdelete-of-the-text'],
      ],
    },
    { why: compiler, cases: ['static-pie'] },
    { why: 'the machine has no skopeo', cases: ['image-in-another-format'] },
  ],
  without: [],
};
