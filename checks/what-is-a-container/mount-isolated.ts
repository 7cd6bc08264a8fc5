import { ownNamespace } from '../resources/own-namespace.ts';
import { isolated } from './isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';

export const mountIsolated = check({
  id: 'mount-isolated',
  title: 'It has a mount namespace of its own',
  tasks: [3],
  points: 1,
  phase: 'container',
  after: [pidIsolated],
  ...ownNamespace('mnt', isolated),
});
