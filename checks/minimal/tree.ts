import { fail, pass } from '../../src/index.ts';
import { tree as treeAt } from '../../src/probes/index.ts';
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
      says: 'There is no folder {root} on this host.',
      expected: 'a folder {root} with the folders of a small system in it',
      actual: 'nothing at {root}',
      hints: [
        'A container sees an ordinary folder of the host as "/". Make that folder first.',
        'mkdir can make a folder with its parents: option -p.',
      ],
      command: 'mkdir -p {root}/bin {root}/sbin {root}/etc {root}/usr/bin {root}/usr/sbin {root}/usr/etc',
    },
    elsewhere: {
      says: 'There is no folder {root}, but there is {found}.',
      expected: 'the tree in {root}',
      actual: 'nothing at {root}; {found} is there',
      hints: ['In which folder were you when you typed mkdir? Try: pwd', 'Move what you built to {root}.'],
      command: 'mkdir -p "$(dirname {root})"; mv {found} {root}',
    },
    braces: {
      says: 'mkdir was typed in a shell that does not know braces: it made a folder with braces in its name.',
      expected: 'the folders bin, sbin, etc, usr/bin and usr/sbin in {root}',
      actual: 'a folder called "{found}"',
      hints: [
        'List the folder, and look at the strange name. Lists in braces are expanded by bash, not by every shell.',
        'Remove the strange folder, start bash, and make the folders again.',
      ],
      command: 'mkdir -p {root}/bin {root}/sbin {root}/etc {root}/usr/bin {root}/usr/sbin {root}/usr/etc',
    },
    'not-a-directory': {
      says: '{root} is there, but it is not a folder.',
      expected: 'a folder {root}',
      actual: 'another kind of file, or a link that leads nowhere',
      hints: ['What kind of file is it? Try: ls -ld {root}', 'Move it away, then make a real folder of that name.'],
      command: 'mv {root} {root}.old',
    },
    'is-host-root': {
      says: '{root} is this machine’s own root, not a tree of its own.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/" (a link to it, or a bind mount of it)',
      hints: [
        'Is {root} a link or a mount? Try: ls -ld {root}; findmnt {root}',
        'Remove the link or unmount it, and make a folder.',
      ],
      command: 'ls -ld {root}',
    },
    incomplete: {
      says: '{root} is there, but folders are missing in it: {missing}.',
      expected: 'the folders bin, sbin, etc, usr/bin and usr/sbin in {root}',
      actual: 'without {missing}',
      hints: ['Compare the list of the task with: ls {root} {root}/usr', 'Make the folders that are missing.'],
      command: 'mkdir -p {root}/bin {root}/sbin {root}/etc {root}/usr/bin {root}/usr/sbin {root}/usr/etc',
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
