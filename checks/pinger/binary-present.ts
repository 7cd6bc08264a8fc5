import { fail, host, isUnknown, pass, type Step, tolerate } from '../../src/index.ts';
import { binary } from '../../src/probes/index.ts';
import { appInRootfs } from './app-file.ts';
import { compiled } from './compiled.ts';
import { check } from './parameters.ts';
import { rootfsExists } from './rootfs-exists.ts';

const look = [host('ls -ld {rootfs}{app}')];
/** A folder or a pipe in the app's place is moved, never removed. */
const placeFreed = host('f={rootfs}{app}; [ ! -e "$f" ] || [ -f "$f" ] || mv "$f" "$f.other"');
/** The app in its place: the host's own copy, where that is static, else one that was compiled. */
const copied = (...before: readonly Step[]) => ({
  compiled: [...before, ...compiled],
  'host-copy': [...before, host('install -D -m 755 {app} {rootfs}{app}')],
});

export const binaryPresent = check({
  id: 'binary-present',
  title: 'The app is in the root file system as {app}',
  tasks: [2, 3],
  points: 1,
  after: [rootfsExists],
  needs: (parameters) => ({ app: appInRootfs(parameters), hostApp: tolerate(binary('/', parameters.app)) }),
  causes: {
    absent: {
      says: 'The root file system has no {app}. The container can only start programs that are in it.',
      expected: 'the app’s file at {rootfs}{app}',
      actual: 'no such file',
      hints: [
        'The container sees {rootfs} as its "/". Where must the file be on the host, so that the container sees it as {app}?',
        'Copy the static program to {rootfs}{app}.',
      ],
      look,
      repair: copied(),
    },
    elsewhere: {
      says: 'The app is not at {app} in the root file system, but at {found}.',
      expected: 'the app’s file at {rootfs}{app}',
      actual: 'a file at {rootfs}{found}',
      hints: [
        'The task names the folder and the file. Where is your file, compared with that?',
        'Move the file to {rootfs}{app}.',
      ],
      look: [host('ls -l {rootfs}{found}')],
      repair: [host('mkdir -p "$(dirname {rootfs}{app})"'), host('mv -nT {rootfs}{found} {rootfs}{app}')],
    },
    'not-a-file': {
      says: '{app} in the root file system is not an ordinary file, so it cannot be started.',
      expected: 'an ordinary file',
      actual: 'a folder or a special file',
      hints: [
        'What kind of file is it? The first letter that ls -ld prints says so: d is a folder, p is a pipe.',
        'Move it out of the way, and copy the static program there.',
      ],
      look,
      repair: copied(placeFreed),
    },
    dangling: {
      says: '{app} in the root file system is a link to a file that the container cannot see.',
      expected: 'an ordinary file, or a link that also works inside the container',
      actual: 'a link whose target does not exist within {rootfs}',
      hints: [
        'Inside the container "/" is {rootfs}. Which file does the link lead to then, and is it there?',
        'Copy the file itself to that place, instead of a link to it.',
      ],
      look,
      repair: [
        host('cd "$(dirname {rootfs}{app})" && cp --remove-destination "$(readlink {name})" {name}', {
          text: 'This replaces the link with a copy of the file to which it leads on the host.',
        }),
      ],
    },
    empty: {
      says: '{app} in the root file system is an empty file: nothing in it can be started.',
      expected: 'the compiled app',
      actual: 'a file of 0 bytes',
      hints: [
        'Did the copy end with an error, for example because the disk was full?',
        'Copy the static program to {rootfs}{app} again.',
      ],
      look,
      repair: copied(),
    },
  },
  judge: ({ app, hostApp }, parameters) => {
    if (app.kind === 'file' && app.size > 0) return pass();
    if (app.kind === 'dangling') return fail('dangling', { name: parameters.app.split('/').at(-1)! });
    const onHost = isUnknown(hostApp) || hostApp.kind !== 'file' ? undefined : hostApp.elf;
    const way = onHost && onHost.interpreter === undefined ? 'host-copy' : 'compiled';
    if (app.kind === 'file') return fail('empty', {}, { way });
    if (app.kind === 'not-a-file') return fail('not-a-file', {}, { way });
    const [found] = app.elsewhere;
    return found === undefined ? fail('absent', {}, { way }) : fail('elsewhere', { found });
  },
});
