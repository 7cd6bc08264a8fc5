import { fail, pass } from '../../src/index.ts';
import { hostname } from '../../src/probes/index.ts';
import { hostnameCauses } from '../resources/hostname-causes.ts';
import { check } from './parameters.ts';
import { container, subjectNeeds } from './subject.ts';
import { utsIsolated } from './uts-isolated.ts';

export const hostnamePrivate = check({
  id: 'hostname-private',
  title: 'It is called {hostname}, and the host kept its own name',
  tasks: [5],
  points: 1,
  after: [utsIsolated],
  needs: (parameters) => ({ ...subjectNeeds(parameters), outside: hostname }),
  causes: {
    ...hostnameCauses('{hostname}'),
    'file-only': {
      says: 'The file /etc/hostname inside says {hostname}, but the kernel still calls the container {found}.',
      expected: 'the hostname {hostname} inside, as the kernel tells it',
      actual: 'the hostname {found}',
      hints: [
        'That file is read when a machine starts, and a container does not start like one. What does hostname print inside?',
        'Tell the kernel, from the shell inside of the container.',
      ],
      command: 'hostname {hostname}',
    },
    'host-renamed': {
      says: 'The host itself is called {hostname}.',
      expected: 'the hostname {hostname} inside of the container only',
      actual: 'the hostname {hostname} on the host, and {found} inside',
      hints: [
        'In which terminal did you set the name? What does hostname print in a new terminal of the host?',
        'Give the host its name back (it stands in /etc/hostname), and set {hostname} inside of the container.',
      ],
      command: 'hostname -F /etc/hostname',
    },
  },
  judge: ({ outside, ...facts }, parameters) => {
    const wanted = parameters.hostname;
    const inside = facts.views?.get(container(facts, parameters)?.pid ?? 0);
    const found = inside?.hostname ?? outside;
    if (outside === wanted) return fail('host-renamed', { found });
    if (found === wanted) return pass();
    if (found !== outside) return fail('other-name', { found });
    return inside?.hostnameFile === wanted ? fail('file-only', { found }) : fail('unchanged', { found });
  },
});
