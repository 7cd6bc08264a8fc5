import { always, fail, follow, host, pass } from '../../src/index.ts';
import { tree } from '../../src/probes/index.ts';
import { packagesInstalled } from './packages.ts';
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
      says: 'There is no folder {rootfs} on this host. The container will see it as its "/", with all its programs in it.',
      expected: 'a folder {rootfs} with a root file system in it',
      actual: 'nothing at {rootfs}',
      hints: [
        'A root file system is an ordinary folder that holds all the files a container sees. How can dnf install into a folder?',
        'Install the packages into {rootfs}. (--releasever=9 chooses Rocky Linux 9. On Debian, debootstrap fills a folder.)',
      ],
      look: [host('ls -ld {rootfs}')],
      repair: packagesInstalled,
    },
    elsewhere: {
      says: 'There is no folder {rootfs}, but there is {found}. The next tasks look for {rootfs}.',
      expected: 'the root file system in {rootfs}',
      actual: 'nothing at {rootfs}; {found} is there',
      hints: [
        'Compare the name of your folder with the one of the task, letter by letter.',
        'Move {found} to {rootfs}, if it is your root file system. If not, install the packages into {rootfs}.',
      ],
      look: [host('ls {found}')],
      repair: [host('[ -d {found}/usr ] && mv -nT {found} {rootfs}')],
    },
    'not-a-directory': {
      says: '{rootfs} is there, but it is not a folder, so no files can be in it.',
      expected: 'a folder {rootfs}',
      actual: 'another kind of file, or a link that leads nowhere',
      hints: [
        'What kind of file is it? The first letter that ls -ld prints says so: d is a folder.',
        'Move the file out of the way, then install the packages into a folder of that name.',
      ],
      look: [host('ls -ld {rootfs}')],
      repair: [host('[ -d {rootfs} ] || mv {rootfs} {rootfs}.other'), ...packagesInstalled],
    },
    'is-host-root': {
      says: '{rootfs} is the "/" of this machine itself, so the container would see, and change, all files of the host.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/": a link to it, or a mount that shows it there (a bind mount)',
      hints: [
        'Is {rootfs} a link, or is something mounted there?',
        'Remove the link or the mount, not the files in it. Then install the packages into a new folder.',
      ],
      look: [host('ls -ld {rootfs}'), host('findmnt {rootfs}')],
      repair: [
        host('[ {rootfs} -ef / ] && [ -L {rootfs} ] && rm {rootfs}', {
          text: 'This removes the link, and no file of the host.',
        }),
        host('[ {rootfs} -ef / ] && umount {rootfs}', { text: 'This ends the mount, where there is one.' }),
        ...packagesInstalled,
      ],
    },
    empty: {
      says: 'The folder {rootfs} is there, but it is no whole root file system. Missing: {missing}.',
      expected: 'at least the folders etc and usr in it',
      actual: 'no folder {missing} in it',
      hints: [
        'What is in {rootfs}? Did the installation of the packages end with an error?',
        'Move the incomplete system out of the way, and install the packages again.',
      ],
      look: [host('ls {rootfs}')],
      repair: [
        host('[ -d {rootfs}/usr ] && [ -d {rootfs}/etc ] || mv -T {rootfs} {rootfs}.half', {
          text: 'All that is in {rootfs} moves to {rootfs}.half. (If dnf stopped halfway, it would not install that part again.)',
        }),
        ...packagesInstalled,
      ],
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
