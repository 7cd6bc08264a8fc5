import { follow } from '../../src/index.ts';
import { ociBundle, parentOf, runcContainers } from '../../src/probes/index.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { likeliest, subjectNeeds, tryNeeds } from './subject.ts';

/** The bundle: where the course says, else where runc has it from, else above the root file system. */
export const runcNeeds = (parameters: WhatIsAContainer) => {
  const needs = { ...tryNeeds(parameters), runc: runcContainers(parameters.container) };
  return {
    ...subjectNeeds(parameters),
    runc: needs.runc,
    bundle: follow(needs, (facts) => {
      const { treePath } = likeliest(facts, parameters);
      return ociBundle(parameters.bundle ?? facts.runc.container?.bundle ?? parentOf(treePath ?? parameters.rootfs));
    }),
  };
};
