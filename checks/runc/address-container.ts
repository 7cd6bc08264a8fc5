import { runcContainers } from '../../src/probes/index.ts';
import { fixedAddressInside } from '../resources/fixed-address.ts';
import { atProcess, inContainer } from './in-container.ts';
import { check, type Runc } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

const built = fixedAddressInside<Runc>(inContainer);

export const addressContainer = check({
  id: 'address-container',
  title: '{inner} has the address {containerAddress}',
  tasks: [6],
  points: 1,
  after: [vethPair],
  needs: (parameters) => ({ ...built.needs(parameters), runc: runcContainers(parameters.container) }),
  causes: built.causes,
  judge: ({ runc, ...facts }, parameters) => atProcess(built.judge(facts, parameters), runc),
});
