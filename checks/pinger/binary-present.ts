import { fail, pass } from '../../src/index.ts';
import { appInRootfs } from './app-file.ts';
import { check } from './parameters.ts';
import { rootfsExists } from './rootfs-exists.ts';

export const binaryPresent = check({
  id: 'binary-present',
  title: 'The app is in the root file system as {app}',
  tasks: [2, 3],
  points: 1,
  after: [rootfsExists],
  needs: (parameters) => ({ app: appInRootfs(parameters) }),
  causes: {
    absent: {
      says: 'The root file system has no {app}.',
      expected: 'the app’s file at {rootfs}{app}',
      actual: 'no such file',
      hints: [
        'Seen from the host, where in {rootfs} must the file lie so that the container sees it as {app}?',
        'Copy the static binary into the tree.',
      ],
      command: 'install -m 755 pinger {rootfs}{app}',
    },
    elsewhere: {
      says: 'The app is not at {app} in the root file system, but at {found}.',
      expected: 'the app’s file at {rootfs}{app}',
      actual: 'a file at {rootfs}{found}',
      hints: [
        'The task names the folder and the file: compare them letter by letter.',
        'Move the file to {rootfs}{app}.',
      ],
      command: 'mv {rootfs}{found} {rootfs}{app}',
    },
    'not-a-file': {
      says: '{app} in the root file system is not a regular file.',
      expected: 'a regular file',
      actual: 'a folder or a special file',
      hints: ['What is it? Try: ls -ld {rootfs}{app}', 'Remove it and copy the binary there.'],
      command: 'ls -ld {rootfs}{app}',
    },
    dangling: {
      says: '{app} in the root file system is a link that leads nowhere within it.',
      expected: 'a regular file, or a link that also works inside of the container',
      actual: 'a link whose target does not exist within {rootfs}',
      hints: [
        'A link’s target is looked up by whoever opens it: inside of the container "/" is another folder.',
        'Copy the file itself instead of linking to it.',
      ],
      command: 'cp --remove-destination --dereference {app} {rootfs}{app}',
    },
    empty: {
      says: '{app} in the root file system is an empty file.',
      expected: 'the compiled app',
      actual: 'a file of 0 bytes',
      hints: ['Did the copy end with an error, such as a full disk?', 'Copy the static binary again.'],
      command: 'install -m 755 pinger {rootfs}{app}',
    },
  },
  judge: ({ app }) => {
    if (app.kind === 'file') return app.size > 0 ? pass() : fail('empty');
    if (app.kind !== 'absent') return fail(app.kind);
    const [found] = app.elsewhere;
    return found === undefined ? fail('absent') : fail('elsewhere', { found });
  },
});
