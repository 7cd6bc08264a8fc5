import { fail, pass } from '../../src/index.ts';
import type { CgroupHierarchy } from '../../src/probes/index.ts';
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
      says: 'On this host the {missing} controller cannot be used: no cgroup file system offers it.',
      expected: 'a mounted cgroup file system with the controllers cpu, memory and pids',
      actual: 'none with {missing}',
      hints: [
        'Where are the cgroups of this host? Try: grep cgroup /proc/mounts. Some systems mount them elsewhere, or not at all until told so.',
        'In v1, mount the hierarchy: mount -t cgroup -o {missing} cgroup FOLDER. In v2, or where /proc/cgroups has a 0 behind the name, the kernel must be started with the controller.',
      ],
      command: 'cat /proc/cgroups; grep cgroup /proc/mounts',
    },
    absent: {
      says: 'There is no cgroup {cgroup} on this host.',
      expected: 'a cgroup {cgroup}',
      actual: 'no folder of that name below {top}',
      hints: [
        'A cgroup is a folder in the cgroup file system: making the folder makes the cgroup. They are gone after a reboot. What does ls {top} show?',
        'Make one with cgcreate, or with mkdir.',
      ],
      command: 'cgcreate -g {controllers}:{wanted}',
    },
    'other-name': {
      says: 'There is no cgroup {cgroup}, but a cgroup {found} has the lab’s limit.',
      expected: 'a cgroup {cgroup}',
      actual: 'a cgroup {found}',
      hints: [
        'Compare the name with the task’s, letter by letter. (An empty variable in a command leaves a part of the name out.)',
        'Make one with the task’s name, and remove the other when you do not need it.',
      ],
      command: 'cgcreate -g {controllers}:{wanted}',
    },
    'not-everywhere': {
      says: 'The cgroup {name} exists, but not for {missing}.',
      expected: 'the controllers cpu, memory and pids in {name}',
      actual: '{name} without {missing}',
      hints: [
        'In cgroup v1 each controller has a hierarchy of its own: make the cgroup in each. In v2: echo +cpu +memory +pids > …/cgroup.subtree_control, in the parent. This one is at {folder}: what is missing?',
        'Make it for the missing controllers as well. (Without cgcreate: mkdir in each hierarchy of v1, or "+{first}" into cgroup.subtree_control of the parent in v2.)',
      ],
      command: 'cgcreate -g {missing}:{name}',
    },
  },
  judge: (facts, parameters) => {
    const { cgroup } = subject(facts, parameters);
    const unmounted = wantedControllers.filter((controller) => !hierarchyOf(facts.cgroups, controller));
    const [first] = unmounted;
    if (first) return fail('not-mounted', { missing: first });
    const [name = ''] = alternatives(parameters.cgroup);
    const memory = hierarchyOf(facts.cgroups, 'memory');
    const values = {
      top: memory?.mountPoint ?? '',
      controllers: memory?.version === 2 ? 'cpu,memory,pids' : 'cpu,cpuacct,memory,pids',
      wanted: name.replaceAll('*', '1500'),
    };
    if (!cgroup) {
      const found = otherName(facts.cgroups, parameters);
      return found === undefined ? fail('absent', values) : fail('other-name', { ...values, found });
    }
    const missing = wantedControllers.filter((controller) => !cgroup.controlled[controller]);
    if (missing.length === 0) return pass();
    const [without = ''] = missing;
    return fail('not-everywhere', {
      name: cgroup.name,
      folder: cgroup.example,
      missing: missing.join(','),
      first: without,
    });
  },
});

/** A cgroup of another name at the top that has the lab's limit of memory or of processes. */
const otherName = (all: readonly CgroupHierarchy[], parameters: WhatIsAContainer): string | undefined => {
  const wanted = [String(bytesOf(parameters.memory)), String(parameters.pids)];
  const found = all.flatMap(({ limited }) => [...limited].filter(([, value]) => wanted.includes(value)));
  return found[0]?.[0].slice(1);
};
