import { fail, host, pass } from '../../src/index.ts';
import { binary } from '../../src/probes/index.ts';
import { movedAway } from './own-folder.ts';
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

const made = host('touch {root}/etc/os-release');

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
      says: 'The tree has no file etc/os-release. systemd-nspawn recognises a system by this file, and starts nothing without it.',
      expected: 'a file {root}/etc/os-release; it may be empty',
      actual: 'no such file',
      hints: [
        'systemd-nspawn starts only a folder that looks like an operating system. By which file does it recognise one?',
        'Make the file {root}/etc/os-release with touch. It may be empty.',
      ],
      look: [host('ls -l {root}/etc')],
      repair: [made],
    },
    misplaced: {
      says: 'The file is {root}{found} instead of {root}/etc/os-release. systemd-nspawn does not find it there.',
      expected: 'a file {root}/etc/os-release',
      actual: '{root}{found}',
      hints: [
        'Compare the name and the folder with those of the task. Which letter or folder differs?',
        'Move the file to {root}/etc/os-release.',
      ],
      look: [host('ls -l {root}{found} {root}/etc')],
      repair: [host('mv -n {root}{found} {root}/etc/os-release')],
    },
    dangling: {
      says: 'etc/os-release is a link to a file that is not in the tree. Inside the container it leads to nothing.',
      expected: 'a file {root}/etc/os-release',
      actual: 'a link to a file that is not in the tree',
      hints: [
        'Inside the container "/" is {root}. Does the file that the link names exist there?',
        'Remove the link, and make a file in its place.',
      ],
      look: [host('ls -l {root}/etc/os-release')],
      repair: [host('[ -L {root}/etc/os-release ] && rm {root}/etc/os-release'), made],
    },
    'not-a-file': {
      says: 'etc/os-release is there, but it is not a file, so systemd-nspawn does not take it.',
      expected: 'a file {root}/etc/os-release',
      actual: 'a folder, or another kind of file',
      hints: [
        'What kind of file is it? With ls -ld the first letter of a folder is a d, and that of a file is a dash.',
        'Move it to another name, and make a file with touch.',
      ],
      look: [host('ls -ld {root}/etc/os-release')],
      repair: [movedAway('{root}/etc/os-release'), made],
    },
  },
  judge: ({ file }) => {
    if (file.kind === 'file' || file.elsewhere.includes(accepted)) return pass();
    const [found] = file.elsewhere;
    if (file.kind === 'absent') return found === undefined ? fail('absent') : fail('misplaced', { found });
    return fail(file.kind);
  },
});
