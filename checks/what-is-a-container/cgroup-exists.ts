import { elsewhere, fail, host, pass } from '../../src/index.ts';
import { type CgroupHierarchy, parentOf } from '../../src/probes/index.ts';
import { hierarchyOf, wantedControllers } from './lab-cgroup.ts';
import { alternatives, bytesOf, check, type WhatIsAContainer } from './parameters.ts';
import { subject, subjectNeeds } from './subject.ts';

export const cgroupExists = check({
  id: 'cgroup-exists',
  title: 'There is a cgroup {cgroup} with the controllers cpu, memory and pids',
  tasks: [7],
  points: 1,
  phase: 'limits',
  needs: subjectNeeds,
  causes: {
    'not-mounted': {
      says: 'Limits of {missing} cannot be set on this host. The part of the kernel for them, the controller {missing}, is in no mounted cgroup file system.',
      expected: 'a mounted cgroup file system with the controllers cpu, memory and pids',
      actual: 'none with {missing}',
      hints: [
        'Which cgroup file systems are mounted, and is {missing} named in one of them?',
        'Mount the controller’s file system (cgroup v1), or start the kernel with the controller switched on (v2).',
      ],
      look: [host('grep cgroup /proc/mounts; cat /proc/cgroups')],
      repair: {
        v1: [host('mountpoint -q {folder} || mount -t cgroup -o {missing} cgroup {folder}')],
        v2: [
          elsewhere(
            'Start the machine again with the controller: add cgroup_enable={missing} to the command line of the kernel.',
          ),
        ],
      },
    },
    absent: {
      says: 'There is no cgroup {cgroup} on this host. A cgroup is a group of processes that share limits.',
      expected: 'a cgroup {cgroup}',
      actual: 'no folder of that name below {top}',
      hints: [
        'Which folders are in {top}? A cgroup is a folder there. It is gone after a restart of the machine.',
        'Make the cgroup {wanted} with cgcreate, for all three controllers.',
      ],
      look: [host('ls {top}')],
      repair: [host('cgcreate -g {controllers}:{wanted}')],
    },
    'other-name': {
      says: 'There is no cgroup {cgroup}. The cgroup {found} has one of the task’s limits, but a different name.',
      expected: 'a cgroup {cgroup}',
      actual: 'a cgroup {found}',
      hints: [
        'Compare the two names letter by letter. Was a variable of your command empty?',
        'Give the cgroup the name {wanted}. Where that is not possible (cgroup v2), make one with that name.',
      ],
      look: [host('ls -d {top}/{found}')],
      repair: {
        v1: [
          host('for d in {above}/*/{found}; do mv -nT "$d" "$(dirname "$d")"/{wanted}; done', {
            text: 'This renames the cgroup in the hierarchy of each controller. Its limits and processes stay.',
          }),
        ],
        v2: [host('cgcreate -g {controllers}:{wanted}')],
      },
    },
    'not-everywhere': {
      says: 'The cgroup {name} exists, but not for {missing}. Limits of this kind cannot be set in it.',
      expected: 'the controllers cpu, memory and pids for {name}',
      actual: '{name} without {missing}',
      hints: [
        'For which controllers did you make the cgroup? In cgroup v1 each controller has a folder of its own in /sys/fs/cgroup.',
        'Make the cgroup {name} for {missing}, too.',
      ],
      look: [host('ls -d /sys/fs/cgroup/*/{name}; ls {folder}')],
      repair: [host('cgcreate -g {missing}:{name}')],
    },
  },
  judge: (facts, parameters) => {
    const { cgroup } = subject(facts, parameters);
    const unmounted = wantedControllers.filter((controller) => !hierarchyOf(facts.cgroups, controller));
    const [first] = unmounted;
    const v1 = facts.cgroups.find(({ version, controllers }) => version === 1 && controllers.length > 0);
    const above = v1 ? parentOf(v1.mountPoint) : '';
    const way = v1 ? 'v1' : 'v2';
    if (first) return fail('not-mounted', { missing: first, folder: `${above}/${first}` }, { way });
    const [name = ''] = alternatives(parameters.cgroup);
    const values = {
      top: hierarchyOf(facts.cgroups, 'memory')?.mountPoint ?? '',
      above,
      controllers: 'cpu,memory,pids',
      wanted: name.replaceAll('*', '1500'),
    };
    if (!cgroup) {
      const found = otherName(facts.cgroups, parameters);
      return found === undefined ? fail('absent', values) : fail('other-name', { ...values, found }, { way });
    }
    const missing = wantedControllers.filter((controller) => !cgroup.controlled[controller]);
    if (missing.length === 0) return pass();
    return fail('not-everywhere', { name: cgroup.name, folder: cgroup.example, missing: missing.join(',') });
  },
});

/** A cgroup of another name at the top that has the lab's limit of memory or of processes. */
const otherName = (all: readonly CgroupHierarchy[], parameters: WhatIsAContainer): string | undefined => {
  const wanted = [String(bytesOf(parameters.memory)), String(parameters.pids)];
  const found = all.flatMap(({ limited }) => [...limited].filter(([, value]) => wanted.includes(value)));
  return found[0]?.[0].slice(1);
};
