import { ownNamespace } from '../resources/own-namespace.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { anchored, startedAnew, subjectNeeds } from './subject.ts';

/** Content with any mount namespace that is not the host’s: `ip netns exec` makes one by itself (ip-netns(8)). */
export const mountIsolated = check({
  id: 'mount-isolated',
  title: 'It has a mount namespace of its own',
  tasks: [10],
  points: 1,
  after: [pidIsolated],
  ...ownNamespace('mnt', { needs: subjectNeeds, find: anchored, repair: startedAnew }),
});
