import { ownNamespace } from '../resources/own-namespace.ts';
import { isolated } from './isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';

export const utsIsolated = check({
  id: 'uts-isolated',
  title: 'It has a UTS namespace of its own, so a hostname of its own',
  tasks: [3],
  points: 1,
  after: [pidIsolated],
  ...ownNamespace('uts', isolated),
});
