import { fail, pass } from '../../src/index.ts';
import { binary } from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { tree } from './tree.ts';

/** Where systemd-nspawn looks besides (os-release(5)); then, where the file is put by mistake. */
const accepted = '/usr/lib/os-release';
const otherPlaces = [
  '/os-release',
  '/etc/os_release',
  '/etc/osrelease',
  '/etc/release',
  '/usr/etc/os-release',
  '/bin/os-release',
];

export const osRelease = check({
  id: 'os-release',
  title: 'The tree has the file etc/os-release',
  tasks: [4],
  points: 1,
  phase: 'tree',
  after: [tree],
  needs: ({ root }) => ({ file: binary(root, '/etc/os-release', [accepted, ...otherPlaces]) }),
  causes: {
    absent: {
      says: 'There is no file etc/os-release in the tree.',
      expected: 'a file {root}/etc/os-release; it may be empty',
      actual: 'no such file',
      hints: [
        'systemd-nspawn starts only what looks like an operating system. By which file does it know? See: man os-release',
        'Make the file; nothing needs to be in it.',
      ],
      command: 'touch {root}/etc/os-release',
    },
    misplaced: {
      says: 'There is no etc/os-release in the tree, but there is {found}.',
      expected: 'a file {root}/etc/os-release',
      actual: '{root}{found}',
      hints: ['Compare name and folder with the task’s, letter by letter.', 'Move the file.'],
      command: 'mv {root}{found} {root}/etc/os-release',
    },
    dangling: {
      says: 'etc/os-release is a link that leads to nothing inside of the tree.',
      expected: 'a file {root}/etc/os-release',
      actual: 'a link to a file that is not in the tree',
      hints: [
        'Inside of the container "/" is {root}: a link to a file of the host leads nowhere there. Try: ls -l {root}/etc',
        'Remove the link, and make a file.',
      ],
      command: 'rm {root}/etc/os-release; touch {root}/etc/os-release',
    },
    'not-a-file': {
      says: 'etc/os-release is there, but it is not a file.',
      expected: 'a file {root}/etc/os-release',
      actual: 'a folder, or another kind of file',
      hints: ['What is it? Try: ls -ld {root}/etc/os-release', 'Remove it, and make a file with touch.'],
      command: 'rmdir {root}/etc/os-release; touch {root}/etc/os-release',
    },
  },
  judge: ({ file }) => {
    if (file.kind === 'file' || file.elsewhere.includes(accepted)) return pass();
    const [found] = file.elsewhere;
    if (file.kind === 'absent') return found === undefined ? fail('absent') : fail('misplaced', { found });
    return fail(file.kind);
  },
});
