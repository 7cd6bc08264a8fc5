import { ownNamespace } from '../resources/own-namespace.ts';
import { isolated } from './isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';

export const ipcIsolated = check({
  id: 'ipc-isolated',
  title: 'It has an IPC namespace of its own',
  tasks: [3],
  points: 1,
  after: [pidIsolated],
  ...ownNamespace('ipc', isolated),
});
