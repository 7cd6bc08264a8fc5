import { fail, host, pass } from '../../src/index.ts';
import { tree as treeAt } from '../../src/probes/index.ts';
import { hostRootLeft, hostRootShown, movedAway } from './own-folder.ts';
import { check } from './parameters.ts';

/** The folders that busybox’s programs and a container’s settings go into. */
const required = ['bin', 'sbin', 'etc', 'usr/bin', 'usr/sbin'];
/** Where else the tree is often built. */
const otherPlaces = [
  '/minimal',
  '/contenedor/contenedor/minimal',
  '/root/contenedor/minimal',
  '/root/minimal',
  '/srv/minimal',
  '/tmp/contenedor/minimal',
];
/** The folder that a shell without brace expansion makes from the sheet’s mkdir. */
const unexpanded = '{minimal,minimal';

const folders = host('mkdir -p {root} && (cd {root} && mkdir -p bin sbin etc usr/bin usr/sbin usr/etc)');

export const tree = check({
  id: 'tree',
  title: 'A tree of folders stands in {root}',
  tasks: [1],
  points: 1,
  phase: 'tree',
  needs: ({ root }) => ({
    root: treeAt(root, required),
    parent: treeAt(root.replace(/\/[^/]*$/, '') || '/', [unexpanded]),
    others: treeAt(
      '/',
      otherPlaces.filter((place) => place !== root).map((place) => place.slice(1)),
    ),
  }),
  causes: {
    absent: {
      says: 'The folder {root} does not exist on this host. The container will see it as "/", its whole file system.',
      expected: 'a folder {root} with bin, sbin, etc, usr/bin and usr/sbin in it',
      actual: 'nothing at {root}',
      hints: [
        'A container sees an ordinary folder of the host as "/". Where is yours?',
        'With mkdir -p, make bin, sbin and etc in {root}, and the same three in {root}/usr.',
      ],
      look: [host('ls -ld {root}')],
      repair: [folders],
    },
    elsewhere: {
      says: 'The tree is in {found} instead of {root}. All other tasks look for it in {root}.',
      expected: 'the tree in {root}',
      actual: 'nothing at {root}; a folder {found}',
      hints: ['In which folder were you when you typed mkdir?', 'Move {found} to {root} with mv.'],
      look: [host('ls -ld {root} {found}')],
      repair: [host('mkdir -p "$(dirname {root})" && mv -nT {found} {root}')],
    },
    braces: {
      says: 'mkdir made one folder called "{found}", braces and all. bash turns a list in braces into several names; dash, a smaller shell, does not.',
      expected: 'the folders bin, sbin, etc, usr/bin and usr/sbin in {root}',
      actual: 'a folder called "{found}"',
      hints: [
        'Which strange name do you see in the folder above {root}? In which shell did you type mkdir?',
        'Remove the strange folder, type bash, and make the folders again.',
      ],
      look: [host('ls -l "$(dirname {root})"'), host('ps -p $$', { text: 'This shows which shell you type in.' })],
      repair: [
        host('(cd "$(dirname {root})" && find ./{found} -depth -type d -exec rmdir {} \\;)', {
          text: 'This removes the strange folder. rmdir removes only what is empty.',
        }),
        folders,
      ],
    },
    'not-a-directory': {
      says: '{root} is there, but it is not a folder, so nothing can be put into it.',
      expected: 'a folder {root}',
      actual: 'another kind of file, or a link that leads nowhere',
      hints: [
        'What kind of file is it? With ls -ld the first letter of a folder is a d.',
        'Move the file to another name, then make a folder {root}.',
      ],
      look: [host('ls -ld {root}')],
      repair: [movedAway('{root}'), folders],
    },
    'is-host-root': {
      says: '{root} is the same folder as "/" of this machine. All that you change in the tree would change the machine.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/", by a link or a mount',
      hints: [
        'Is {root} a link to "/", or is "/" mounted there?',
        'Remove the link or unmount it, then make a real folder {root}.',
      ],
      look: hostRootShown('{root}'),
      repair: [...hostRootLeft('{root}'), folders],
    },
    incomplete: {
      says: 'The folder {root} is there, but it lacks {missing}. The commands and settings of the container go there.',
      expected: 'the folders bin, sbin, etc, usr/bin and usr/sbin in {root}',
      actual: 'no {missing}',
      hints: ['Which folders does the task name, and which do you see?', 'Make the missing folders: {missing}.'],
      look: [host('ls {root} {root}/usr')],
      repair: [folders],
    },
  },
  judge: ({ root, parent, others }) => {
    const [braced] = parent.has;
    const [found] = others.has;
    const lost = required.filter((name) => !root.has.includes(name));
    if (root.kind === 'directory') {
      if (root.identity === root.hostRoot) return fail('is-host-root');
      if (lost.length === 0) return pass();
    }
    if (root.kind === 'not-a-directory') return fail('not-a-directory');
    if (braced !== undefined) return fail('braces', { found: braced });
    if (root.kind === 'directory') return fail('incomplete', { missing: lost.join(', ') });
    return found === undefined ? fail('absent') : fail('elsewhere', { found: `/${found}` });
  },
});
