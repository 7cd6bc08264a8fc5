import { fail, pass } from '../../src/index.ts';
import { appIsolated } from './app-isolated.ts';
import { check } from './parameters.ts';
import { rootfsExists, rootfsTree } from './rootfs-exists.ts';
import { startedAnew, subject, subjectNeeds } from './subject.ts';

export const rootChanged = check({
  id: 'root-changed',
  title: 'Its root is {rootfs}',
  tasks: [12],
  points: 1,
  bonus: true,
  after: [rootfsExists, appIsolated],
  needs: (parameters) => ({ ...subjectNeeds(parameters), rootfs: rootfsTree(parameters) }),
  causes: {
    'host-root': {
      says: 'The app sees the host’s own root file system.',
      expected: 'the root of the app at {rootfs}',
      actual: 'the root of the host',
      hints: [
        'What does ls / show inside of the isolated shell?',
        'Change the root as well: unshare has --root, and there is chroot.',
      ],
      repair: startedAnew,
    },
    'other-root': {
      says: 'The app has a root of its own, but that is not {rootfs}.',
      expected: 'the root of the app at {rootfs}',
      actual: 'another folder',
      hints: ['Into which folder did you change the root?', 'Use the root file system of the first task.'],
      repair: startedAnew,
    },
  },
  judge: ({ rootfs, ...facts }, parameters) => {
    const { process } = subject(facts, parameters);
    if (!process || process.root === rootfs.hostRoot) return fail('host-root');
    if (process.root === rootfs.identity) return pass();
    // A root that was mounted once more (an overlay, a bind mount) has another identity, but the app's file is the same.
    const sameFile = facts.app.kind === 'file' && process.executable === facts.app.identity;
    return sameFile ? pass() : fail('other-root');
  },
});
