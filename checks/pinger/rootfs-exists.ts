import { always, fail, follow, pass } from '../../src/index.ts';
import { tree } from '../../src/probes/index.ts';
import { check, type Pinger } from './parameters.ts';

/** The folders without which a tree is no root file system. */
const required = ['etc', 'usr'];
/** The lab's root file system. */
export const rootfsTree = ({ rootfs }: Pinger) => tree(rootfs, required);

/** Where else the root file system is often built. */
const otherPlaces = ['/opt/pinger-rootfs', '/opt/rootfs', '/opt/pinger', '/srv/rootfs-pinger', '/root/rootfs-pinger'];

const otherTrees = ({ rootfs }: Pinger) =>
  tree(
    '/',
    otherPlaces.filter((place) => place !== rootfs).map((place) => place.slice(1)),
  );

export const rootfsExists = check({
  id: 'rootfs-exists',
  title: 'A root file system stands in {rootfs}',
  tasks: [1],
  points: 1,
  needs: (parameters) => ({
    rootfs: rootfsTree(parameters),
    others: follow(
      { rootfs: rootfsTree(parameters) },
      ({ rootfs }) => (rootfs.kind === 'absent' ? otherTrees(parameters) : undefined),
      [],
      [always(otherTrees(parameters))],
    ),
  }),
  causes: {
    absent: {
      says: 'There is no folder {rootfs} on this host.',
      expected: 'a folder {rootfs} with a root file system in it',
      actual: 'nothing at {rootfs}',
      hints: [
        'A container’s root file system is an ordinary folder that holds everything the container will see as "/". Make it first.',
        'dnf can install packages into a folder instead of this machine: see its option --installroot.',
      ],
      command: 'dnf install --installroot={rootfs} passwd shadow-utils bash net-tools iproute curl vim-minimal iputils',
    },
    elsewhere: {
      says: 'There is no folder {rootfs}, but there is {found}.',
      expected: 'the root file system in {rootfs}',
      actual: 'nothing at {rootfs}; {found} is there',
      hints: [
        'Look closely at the name of the folder that the task asks for.',
        'Move what you built to {rootfs}. (Your teacher can also let the place differ.)',
      ],
      command: 'mv {found} {rootfs}',
    },
    'not-a-directory': {
      says: '{rootfs} is there, but it is not a folder.',
      expected: 'a folder {rootfs}',
      actual: 'another kind of file, or a link that leads nowhere',
      hints: [
        'What kind of file is it? Try: ls -ld {rootfs}',
        'Move it away, then install the packages into a real folder of that name.',
      ],
      command: 'mv {rootfs} {rootfs}.old',
    },
    'is-host-root': {
      says: '{rootfs} is this machine’s own root, not a root file system of its own.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/" (a link to it, or a bind mount of it)',
      hints: [
        'Is {rootfs} a link or a mount? Try: ls -ld {rootfs}; findmnt {rootfs}',
        'Remove the link or unmount it, and install the packages into a new folder.',
      ],
    },
    empty: {
      says: 'The folder {rootfs} is there, but it holds no root file system.',
      expected: 'at least the folders etc and usr in it',
      actual: '{missing} missing',
      hints: [
        'Did the installation of the packages end without an error? Look into {rootfs}.',
        'Install the packages again. In a new root dnf may need to be told the release: --releasever=9.',
      ],
      command:
        'dnf install --installroot={rootfs} --releasever=9 passwd shadow-utils bash net-tools iproute curl vim-minimal iputils',
    },
  },
  judge: ({ rootfs, others }) => {
    if (rootfs.kind === 'absent') {
      const [found] = others?.has ?? [];
      return found === undefined ? fail('absent') : fail('elsewhere', { found: `/${found}` });
    }
    if (rootfs.kind === 'not-a-directory') return fail('not-a-directory');
    if (rootfs.identity === rootfs.hostRoot) return fail('is-host-root');
    const missing = required.filter((name) => !rootfs.has.includes(name));
    return missing.length === 0 ? pass() : fail('empty', { missing: missing.join(' and ') });
  },
});
