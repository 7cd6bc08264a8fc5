import { fail, pass } from '../../src/index.ts';
import { hostname } from '../../src/probes/index.ts';
import { hostnameCauses } from '../resources/hostname-causes.ts';
import { placed } from './isolated.ts';
import { check } from './parameters.ts';
import { container, subjectNeeds } from './subject.ts';
import { utsIsolated } from './uts-isolated.ts';

const named = hostnameCauses('{hostname}');

export const hostnamePrivate = check({
  id: 'hostname-private',
  title: 'It is called {hostname}, and the host kept its own name',
  tasks: [5],
  points: 1,
  after: [utsIsolated],
  needs: (parameters) => ({ ...subjectNeeds(parameters), outside: hostname }),
  causes: {
    ...named,
    'file-only': {
      says: 'The file /etc/hostname inside says {hostname}, but the container is still called {found}.',
      expected: 'the hostname {hostname} inside',
      actual: 'the hostname {found}',
      hints: [
        'What does hostname print inside? Linux reads /etc/hostname only when a machine starts, and a container does not start like one.',
        'Type in the container’s shell: hostname {hostname}',
      ],
      look: named.unchanged.look,
      repair: named.unchanged.repair,
    },
  },
  judge: ({ outside, ...facts }, parameters) => {
    const wanted = parameters.hostname;
    const inside = facts.views?.get(container(facts, parameters)?.pid ?? 0);
    const found = inside?.hostname ?? outside;
    const values = { ...placed(facts, parameters), found, outside };
    if (outside === wanted) return fail('host-renamed', values);
    if (found === wanted) return pass();
    if (found !== outside) return fail('other-name', values);
    return inside?.hostnameFile === wanted ? fail('file-only', values) : fail('unchanged', values);
  },
});
