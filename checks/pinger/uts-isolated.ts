import { ownNamespace } from '../resources/own-namespace.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { anchored, startedAnew, subjectNeeds } from './subject.ts';

export const utsIsolated = check({
  id: 'uts-isolated',
  title: 'It has a UTS namespace of its own, so a hostname of its own',
  tasks: [10],
  points: 1,
  after: [pidIsolated],
  ...ownNamespace('uts', { needs: subjectNeeds, find: anchored, repair: startedAnew }),
});
