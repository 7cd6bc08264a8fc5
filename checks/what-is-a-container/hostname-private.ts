import { fail, pass } from '../../src/index.ts';
import { hostname } from '../../src/probes/index.ts';
import { hostnameCauses } from '../resources/hostname-causes.ts';
import { placed } from './isolated.ts';
import { alternatives, check } from './parameters.ts';
import { container, subjectNeeds } from './subject.ts';
import { utsIsolated } from './uts-isolated.ts';

export const hostnamePrivate = check({
  id: 'hostname-private',
  title: 'It is called {hostname}, and the host kept its own name',
  tasks: [6],
  points: 1,
  phase: 'container',
  after: [utsIsolated],
  needs: (parameters) => ({ ...subjectNeeds(parameters), outside: hostname }),
  causes: hostnameCauses('{wanted}'),
  judge: ({ outside, ...facts }, parameters) => {
    const names = alternatives(parameters.hostname);
    const found = facts.views?.get(container(facts, parameters)?.pid ?? 0)?.hostname ?? outside;
    const values = { ...placed(facts, parameters), found, outside };
    if (names.includes(outside)) return fail('host-renamed', values);
    if (names.includes(found)) return pass();
    return fail(found === outside ? 'unchanged' : 'other-name', values);
  },
});
