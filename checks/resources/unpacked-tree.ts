import { host, type Step } from '../../src/index.ts';
import type { Repaired } from './repaired.ts';

/**
 * The causes that keep an unpacked root file system from being a folder of its own. They name `found`, the place where
 * it was looked for, and `archive`.
 *
 * @param unpacked the step that unpacks the archive there
 */
export const unpackedTreeCauses = (
  unpacked: Step,
): Readonly<Record<'not-a-directory' | 'is-host-root', Repaired<readonly Step[]>>> => ({
  'not-a-directory': {
    says: '{found} is not a folder, so it cannot hold the files of the container.',
    expected: 'a folder {rootfs}',
    actual: 'a file of another kind, or a link that leads nowhere',
    hints: [
      'Which kind of file is {found}? The first letter of its line in ls -l tells it: d is a folder.',
      'Move the file out of the way, and unpack the archive. If the file is the archive, give it its own name back.',
    ],
    look: [host('ls -ld {found}; file {found}')],
    repair: [
      host('[ -d {found} ] || mv -T --backup=numbered {found} {found}.file', {
        text: 'The file stays, under the name {found}.file.',
      }),
      host('[ -f {archive} ] || mv {found}.file {archive}', {
        text: 'If {archive} is missing, the moved file is taken for the archive, and gets its name.',
      }),
      unpacked,
    ],
  },
  'is-host-root': {
    says: '{found} is the host’s own "/". A container in it would see the host’s files, and could change them.',
    expected: 'a folder with files of its own',
    actual: 'the same folder as "/", by a link, or by a mount that shows "/" there (a bind mount)',
    hints: [
      'Is {found} a link, or is something mounted on it?',
      'Remove the link, or unmount the folder. Then unpack the archive.',
    ],
    look: [host('ls -ld {found}; findmnt {found}')],
    repair: [
      host('[ -L {found} ] && [ {found} -ef / ] && rm {found}', {
        text: 'This removes only a link to "/". The host’s files stay.',
      }),
      host('[ {found} -ef / ] && umount {found}', {
        text: 'This ends only a mount that shows "/" there. The host’s files stay.',
      }),
      unpacked,
    ],
  },
});

/**
 * The cause of a tree whose shell is a link to a file outside of it. It names `found`, the tree.
 *
 * @param shell its path in the tree
 * @param unpacked the step that unpacks the archive there
 */
export const shellOutsideCause = (shell: string, unpacked: Step): Repaired<readonly Step[]> => ({
  says: `{found}${shell} is a link to a file that is not in {found}. Inside the container "/" is {found}, so no shell can start.`,
  expected: `a shell as {found}${shell}`,
  actual: 'a link whose target is not in that folder',
  hints: [
    'To which file does the link lead? On the host such a path may lead to a program of the host.',
    'Unpack the archive once more, as root. It brings the shell itself.',
  ],
  look: [host(`ls -l {found}${shell}`)],
  repair: [unpacked],
});
