import { namedInner } from '../resources/inner-network.ts';
import { linksUp as resource } from '../resources/links-up.ts';
import { check, type Minimal } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const linksUp = check({
  id: 'links-up',
  title: 'Both ends of the pair are up',
  tasks: [9],
  points: 1,
  phase: 'network',
  after: [vethPair],
  ...resource<Minimal>(namedInner),
});
