import { container, fail, host, pass } from '../../src/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { configOf, containerConfinement, folderOf, labBundle, restartContainer } from './subject.ts';

const writable = host('sed -i \'s/"readonly": *true/"readonly": false/\' {folder}/config.json');

export const rootWritable = check({
  id: 'root-writable',
  title: 'The container may write to its root file system',
  tasks: [2],
  points: 1,
  after: [bundleValid],
  needs: (parameters) => ({ bundle: labBundle(parameters), confinement: containerConfinement(parameters) }),
  causes: {
    'read-only': {
      says: 'config.json makes all files of the container read-only. So apt can install nothing in it, and you cannot write its /etc/resolv.conf.',
      expected: 'root.readonly is false',
      actual: 'root.readonly is true, as runc spec writes it',
      hints: [
        'How does the container answer to touch /file? Which line of config.json makes it read-only?',
        'Set root.readonly to false in config.json. A container that runs already must be started again.',
      ],
      look: [host('grep -n readonly {folder}/config.json')],
      repair: { 'not-running': [writable], running: [writable, ...restartContainer] },
    },
    'not-restarted': {
      says: 'config.json allows writing now, but the container was started before that change. Its files are still read-only.',
      expected: 'a running container that can write to its root file system',
      actual: 'a read-only mount',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container, and start it again.',
      ],
      look: [container('grep " / " /proc/mounts')],
      repair: restartContainer,
    },
  },
  judge: ({ bundle, confinement }, parameters) => {
    const folder = folderOf(bundle, parameters);
    const config = configOf(bundle);
    if (!config || config.root.readonly === true)
      return fail('read-only', { folder }, { way: confinement ? 'running' : 'not-running' });
    return confinement?.rootWritable === false ? fail('not-restarted', { folder }) : pass();
  },
});
