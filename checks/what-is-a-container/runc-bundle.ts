import { always, follow } from '../../src/index.ts';
import { bundleOfRunc, ociBundle, parentOf, parentsOf, runcContainers } from '../../src/probes/index.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { likeliest, subjectNeeds, treesOf, tryNeeds } from './subject.ts';

/** The bundle: where the course says, else where runc has it from, else above the root file system. */
export const runcNeeds = (parameters: WhatIsAContainer) => {
  const needs = { ...tryNeeds(parameters), runc: runcContainers(parameters.container) };
  return {
    ...subjectNeeds(parameters),
    runc: needs.runc,
    bundle: follow(
      needs,
      (facts) => {
        const { treePath } = likeliest(facts, parameters);
        return ociBundle(parameters.bundle ?? facts.runc.container?.bundle ?? parentOf(treePath ?? parameters.rootfs));
      },
      [],
      [
        always(ociBundle(parameters.bundle ?? parentOf(parameters.rootfs))),
        { ...bundleOfRunc(needs.runc), ask: (path) => ociBundle(`/${path}`) },
        { ...parentsOf(treesOf(needs)), ask: (path) => ociBundle(`/${path}`) },
      ],
    ),
  };
};
