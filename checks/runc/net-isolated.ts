import { fail, pass } from '../../src/index.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { configOf, labBundle, living, restartContainer, subjectNeeds } from './subject.ts';

export const netIsolated = check({
  id: 'net-isolated',
  title: 'The container has a network namespace of its own',
  tasks: [4],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({ ...subjectNeeds(parameters), bundle: labBundle(parameters) }),
  causes: {
    shared: {
      says: 'The container uses the host’s own network.',
      expected: 'a network namespace of its own',
      actual: 'no "network" among linux.namespaces in config.json',
      hints: [
        'Compare the numbers that identify the namespaces, for the container’s process and for process 1: ls -l /proc/PID/ns/net /proc/1/ns/net',
        'Put the entry with the type "network" back into linux.namespaces, and start the container anew.',
      ],
      command: restartContainer,
    },
    joined: {
      says: 'config.json lets the container join a network namespace that exists already: that of {path}, which is the host’s.',
      expected: 'a network namespace of its own',
      actual: 'a "path" beside the type "network" in linux.namespaces',
      hints: [
        'Without a path runc makes a new namespace; with one it joins the namespace of that file. Which one is {path}? Compare: ls -lL {path} /proc/1/ns/net',
        'Remove the "path" of that entry, and start the container anew.',
      ],
      command: restartContainer,
    },
    'not-restarted': {
      says: 'config.json asks for a network namespace, but the running container still uses the host’s network.',
      expected: 'a network namespace of its own',
      actual: 'a container that was started before config.json was changed',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container and start it anew.',
      ],
      command: restartContainer,
    },
  },
  judge: ({ bundle, ...facts }) => {
    const net = living(facts)?.namespaces.net;
    if (net !== undefined && net !== facts.host.namespaces.net) return pass();
    const asked = configOf(bundle)?.linux?.namespaces?.find(({ type }) => type === 'network');
    if (asked?.path) return fail('joined', { path: asked.path });
    return asked ? fail('not-restarted') : fail('shared');
  },
});
