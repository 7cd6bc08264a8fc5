import { fail, host, pass } from '../../src/index.ts';
import { appIsolated } from './app-isolated.ts';
import { check } from './parameters.ts';
import { rootfsExists } from './rootfs-exists.ts';
import { startedAnew, subject, subjectNeeds } from './subject.ts';

const roots = host('for p in $(ip netns pids {netns}); do readlink /proc/$p/root; done');

export const rootChanged = check({
  id: 'root-changed',
  title: 'Its root is {rootfs}',
  tasks: [12],
  points: 1,
  bonus: true,
  after: [rootfsExists, appIsolated],
  needs: subjectNeeds,
  causes: {
    'host-root': {
      says: 'The app sees all files of the host. New namespaces alone do not change which folder is its "/".',
      expected: 'the folder {rootfs} as the "/" of the app',
      actual: 'the root of the host',
      hints: [
        'Which files does ls / show in the isolated shell: those of {rootfs}, or those of the host?',
        'Start the isolated shell again with the option --root={rootfs}. (chroot does the same.)',
      ],
      look: [roots],
      repair: startedAnew,
    },
    'other-root': {
      says: 'The app has a "/" of its own, but that is not {rootfs}. It sees other files than those of task 1.',
      expected: 'the folder {rootfs} as the "/" of the app',
      actual: 'another folder',
      hints: [
        'Which folder did you give to --root or chroot?',
        'Start the isolated shell again with the root file system of task 1: --root={rootfs}.',
      ],
      look: [roots],
      repair: startedAnew,
    },
  },
  judge: (facts, parameters) => {
    const { rootfs } = facts;
    const { process } = subject(facts, parameters);
    if (!process || process.root === rootfs.hostRoot) return fail('host-root');
    if (process.root === rootfs.identity) return pass();
    // A root that was mounted once more (an overlay, a bind mount) has another identity, but the app's file is the same.
    const sameFile = facts.app.kind === 'file' && process.executable === facts.app.identity;
    return sameFile ? pass() : fail('other-root');
  },
});
