import { host, shell } from '../../src/index.ts';
import { alternatives, type WhatIsAContainer } from './parameters.ts';
import { container, type SubjectFacts, subject, subjectNeeds } from './subject.ts';

/** The values that steps name: the container, and the lab's root file system and cgroup where they are on this host. */
export const placed = (facts: SubjectFacts, parameters: WhatIsAContainer) => {
  const { process, treePath, tree, cgroup } = subject(facts, parameters);
  const [wanted = ''] = alternatives(parameters.hostname);
  const rootfs = treePath ?? tree?.path ?? parameters.rootfs;
  return { pid: process?.pid ?? 0, rootfs, wanted, name: cgroup?.name ?? '' };
};

/** Whether the container can be started in the lab's cgroup, because there is one. */
export const wayOf = (facts: SubjectFacts, parameters: WhatIsAContainer): keyof typeof started => {
  const { controlled } = subject(facts, parameters).cgroup ?? {};
  return controlled?.memory && controlled.pids ? 'limited' : 'free';
};

const spaces = 'unshare -fmuipn --mount-proc chroot {rootfs} /bin/sh';
const inside = [
  shell('[ $$ = 1 ] && [ ! /proc/self -ef /proc/1 ] && mount -t proc proc /proc', {
    text: 'The container’s first shell has the number 1 ($$). In every other shell this line does nothing.',
  }),
  shell('[ $$ = 1 ] && hostname {wanted}'),
];

/** The container, started in a new shell with all that it needs. An older try may stay open: the best one is graded. */
export const started = {
  free: [host(spaces, { stays: true }), ...inside],
  limited: [host(`cgexec -g memory,pids:{name} ${spaces}`, { stays: true }), ...inside],
};

/** The container, as each check of a namespace asks for it. */
export const isolated = { needs: subjectNeeds, find: container, repair: started, valuesOf: placed, wayOf };
