import { fail, pass } from '../../src/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { configOf, containerConfinement, labBundle, restartContainer } from './subject.ts';

export const rootWritable = check({
  id: 'root-writable',
  title: 'The container may write to its root file system',
  tasks: [2],
  points: 1,
  after: [bundleValid],
  needs: (parameters) => ({ bundle: labBundle(parameters), confinement: containerConfinement(parameters) }),
  causes: {
    'read-only': {
      says: 'config.json makes the root file system read-only.',
      expected: 'root.readonly is false',
      actual: 'root.readonly is true, as runc spec writes it',
      hints: [
        'What does touch /file say inside of the container? apt and the resolver’s configuration need to be written.',
        'Set root.readonly to false, and start the container anew.',
      ],
      command: 'sed -i \'s/"readonly": true/"readonly": false/\' {bundle}/config.json',
    },
    'not-restarted': {
      says: 'config.json allows writing, but the running container’s root is still mounted read-only.',
      expected: 'the root of the running container mounted to be written to',
      actual: 'a read-only mount',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container and start it anew.',
      ],
      command: restartContainer,
    },
  },
  judge: ({ bundle, confinement }) => {
    const config = configOf(bundle);
    if (!config || config.root.readonly === true) return fail('read-only');
    return confinement?.rootWritable === false ? fail('not-restarted') : pass();
  },
});
