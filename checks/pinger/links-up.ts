import { bothEndsUp } from '../resources/links-up.ts';
import { inNamespace } from './inner-network.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

export const linksUp = check({
  id: 'links-up',
  title: 'Both ends of the pair are up',
  tasks: [8],
  points: 1,
  after: [vethPair],
  ...bothEndsUp(inNamespace),
});
