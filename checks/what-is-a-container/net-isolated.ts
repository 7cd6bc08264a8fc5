import { ownNamespace } from '../resources/own-namespace.ts';
import { isolated } from './isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';

export const netIsolated = check({
  id: 'net-isolated',
  title: 'It has a network namespace of its own',
  tasks: [3],
  points: 1,
  phase: 'container',
  after: [pidIsolated],
  ...ownNamespace('net', isolated),
});
