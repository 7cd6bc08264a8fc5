import { follow } from '../../src/index.ts';
import { ociBundle, parentOf, runcContainers } from '../../src/probes/index.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { subject, subjectNeeds } from './subject.ts';

/** The bundle: where the course says, else where runc has it from, else above the root file system. */
export const runcNeeds = (parameters: WhatIsAContainer) => {
  const needs = { ...subjectNeeds(parameters), runc: runcContainers(parameters.container) };
  return {
    ...needs,
    bundle: follow(needs, (facts) => {
      const { treePath } = subject(facts, parameters);
      return ociBundle(parameters.bundle ?? facts.runc.container?.bundle ?? parentOf(treePath ?? parameters.rootfs));
    }),
  };
};
