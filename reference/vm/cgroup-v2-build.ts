import type { BuildStep } from '../build-step.ts';
import { cgroup, steps } from '../what-is-a-container/build.ts';
import { vocabulary } from '../what-is-a-container/vocabulary.ts';

/** The commands for a host of cgroup v2 instead of the lab text's, by the id of the step. */
const instead: Readonly<Record<string, string>> = {
  cgroup: `cgcreate -g "cpu,memory,pids:${cgroup}"`,
  limits: `cgset -r cpu.weight=12 ${cgroup}
cgset -r memory.max=100M ${cgroup}
cgset -r memory.swap.max=0 ${cgroup}
cgset -r pids.max=10 ${cgroup}`,
};

/** The lab, done with the names of cgroup v2. */
export const stepsOfV2: readonly BuildStep[] = steps.map((step) => ({ ...step, run: instead[step.id] ?? step.run }));

/** The words of the lab's mutants and variants, in which all controllers share one folder. */
export const vocabularyOfV2 = `${vocabulary}
ungroup() { rmdir $F/$G; }
limits() { echo 12 >$F/$G/cpu.weight; echo 100M >$F/$G/memory.max; echo 0 >$F/$G/memory.swap.max; echo 10 >$F/$G/pids.max; }
made() { cgcreate -g cpu,memory,pids:$1; }
`;
