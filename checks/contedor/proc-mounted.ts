import { ownProcfs } from '../resources/own-procfs.ts';
import { placed } from './isolated.ts';
import { mountIsolated } from './mount-isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { rootChanged } from './root-changed.ts';
import { container, subjectNeeds } from './subject.ts';

export const procMounted = check({
  id: 'proc-mounted',
  title: 'Its /proc shows the processes of its own PID namespace',
  tasks: [4],
  points: 1,
  after: [rootChanged, pidIsolated, mountIsolated],
  ...ownProcfs(subjectNeeds, container, placed),
});
