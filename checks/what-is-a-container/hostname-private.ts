import { fail, pass } from '../../src/index.ts';
import { hostname } from '../../src/probes/index.ts';
import { hostnameCauses } from '../resources/hostname-causes.ts';
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
  causes: {
    ...hostnameCauses('{wanted}'),
    'host-renamed': {
      says: 'The host itself is called {outside}.',
      expected: 'the hostname {hostname} inside of the container only',
      actual: 'the hostname {outside} on the host, and {found} inside',
      hints: [
        'In which terminal did you set the name? What does hostname print in a new terminal of the host?',
        'Give the host its name back (it stands in /etc/hostname), and set the name inside of the container.',
      ],
      command: 'hostname -F /etc/hostname',
    },
  },
  judge: ({ outside, ...facts }, parameters) => {
    const names = alternatives(parameters.hostname);
    const found = facts.views?.get(container(facts, parameters)?.pid ?? 0)?.hostname ?? outside;
    const values = { found, outside, wanted: names[0] ?? '' };
    if (names.includes(outside)) return fail('host-renamed', values);
    if (names.includes(found)) return pass();
    return fail(found === outside ? 'unchanged' : 'other-name', values);
  },
});
