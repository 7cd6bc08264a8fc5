import { type Cause, elsewhere, fail, host, pass } from '../../src/index.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { configOf, folderOf, labBundle, living, restartContainer, subjectNeeds } from './subject.ts';

const look: Cause['look'] = [host('ls -lL /proc/{pid}/ns/net /proc/1/ns/net')];

export const netIsolated = check({
  id: 'net-isolated',
  title: 'The container has a network namespace of its own',
  tasks: [4],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({ ...subjectNeeds(parameters), bundle: labBundle(parameters) }),
  causes: {
    shared: {
      says: 'The container uses the host’s own network. A network namespace gives it interfaces and addresses of its own.',
      expected: 'a network namespace of its own',
      actual: 'no "network" among linux.namespaces in config.json',
      hints: [
        'Two processes in one network show the same number. Do the container and process 1 of the host show different ones?',
        'Put the entry with the type "network" back into linux.namespaces, and start the container again.',
      ],
      look,
      repair: [
        elsewhere('In config.json, add an entry with the "type" "network" to the list linux.namespaces.'),
        ...restartContainer,
      ],
    },
    joined: {
      says: 'config.json lets the container join the network of {path}, which is the host’s own. So it has no interfaces of its own.',
      expected: 'a network namespace of its own',
      actual: 'a "path" beside the type "network" in linux.namespaces',
      hints: [
        'With a "path" runc joins the network of that file. Without one it makes a new network. Whose network is {path}?',
        'Remove the "path" of that entry, and start the container again.',
      ],
      look: [host('ls -lL {path} /proc/1/ns/net')],
      repair: [
        elsewhere('In config.json, remove the "path" beside the type "network" in linux.namespaces.'),
        ...restartContainer,
      ],
    },
    'not-restarted': {
      says: 'config.json asks for a network of the container’s own, but the container was started before. It still uses the host’s network.',
      expected: 'a network namespace of its own',
      actual: 'a container that was started before config.json was changed',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container, and start it again.',
      ],
      look,
      repair: restartContainer,
    },
  },
  judge: ({ bundle, ...facts }, parameters) => {
    const alive = living(facts);
    const net = alive?.namespaces.net;
    if (net !== undefined && net !== facts.host.namespaces.net) return pass();
    const values = { folder: folderOf(bundle, parameters), pid: alive?.pid ?? 'PID' };
    const asked = configOf(bundle)?.linux?.namespaces?.find(({ type }) => type === 'network');
    if (asked?.path) return fail('joined', { ...values, path: asked.path });
    return fail(asked ? 'not-restarted' : 'shared', values);
  },
});
