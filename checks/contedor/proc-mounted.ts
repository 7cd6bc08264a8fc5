import { ownProcfs } from '../resources/own-procfs.ts';
import { mountIsolated } from './mount-isolated.ts';
import { type Contedor, check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { container, containerDetail, subjectNeeds } from './subject.ts';

const needs = (parameters: Contedor) => ({ ...subjectNeeds(parameters), detail: containerDetail(parameters) });

export const procMounted = check({
  id: 'proc-mounted',
  title: 'Its /proc shows the processes of its own PID namespace',
  tasks: [4],
  points: 1,
  after: [pidIsolated, mountIsolated],
  ...ownProcfs(needs, container),
});
