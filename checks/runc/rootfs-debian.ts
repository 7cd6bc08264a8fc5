import { fail, pass } from '../../src/index.ts';
import { hostIdentity, runcContainers } from '../../src/probes/index.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { check } from './parameters.ts';
import { builtTree, configuredTree, shellOfTree } from './rootfs.ts';

/** The smallest Debian that starts (debootstrap --variant=minbase) has about 80 packages; fewer is half of one. */
const fewestPackages = 20;
/** One of them may have been removed; where so many are missing, nobody installed them. */
const mostMissing = 3;
const debianLike = ['debian', 'ubuntu', 'raspbian', 'devuan', 'linuxmint', 'kali'];
const bootstrap = 'debootstrap stable {bundle}/rootfs';

export const rootfsDebian = check({
  id: 'rootfs-debian',
  title: 'A whole Debian system stands in {bundle}/rootfs',
  tasks: [1],
  points: 1,
  needs: (parameters) => ({
    configured: configuredTree(parameters),
    built: builtTree(parameters),
    runc: runcContainers(parameters.container),
    start: shellOfTree(parameters),
    host: hostIdentity,
  }),
  causes: {
    absent: {
      says: 'There is no folder {bundle}/rootfs.',
      expected: 'a Debian system in {bundle}/rootfs',
      actual: 'no such folder',
      hints: [
        'A container needs files of its own: a folder that holds everything it will see as "/". Make the bundle’s folder first.',
        'debootstrap fills a folder with a whole Debian system; as root, and it takes some minutes.',
      ],
      command: bootstrap,
    },
    elsewhere: {
      says: 'There is no folder {bundle}/rootfs, but {container} was started on {found}.',
      expected: 'a Debian system in {bundle}/rootfs',
      actual: 'a root file system in {found}',
      hints: [
        'Look closely at the folder that the task asks for.',
        'Move the bundle to {bundle}, and start the container there. (Your teacher can also let the place differ.)',
      ],
      command: 'runc delete -f {container}; mv {found} {bundle}/rootfs',
    },
    'is-host-root': {
      says: '{bundle}/rootfs is this machine’s own root, not a system of its own.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/" (a link to it, or a bind mount of it)',
      hints: [
        'Is it a link or a mount? Try: ls -ld {bundle}/rootfs; findmnt {bundle}/rootfs',
        'Remove the link or unmount it, and let debootstrap fill a new folder.',
      ],
      command: bootstrap,
    },
    skeleton: {
      says: '{bundle}/rootfs holds folders and copied files, but no installed system.',
      expected: 'a Debian system with its package database',
      actual: 'no package database in var/lib/dpkg',
      hints: [
        'Copying programs and their libraries by hand is the naive way: apt then says "Error reading the CPU table", because the data behind the programs is missing.',
        'Empty the folder (unmount what is bound into it first!) and let debootstrap install a whole system.',
      ],
      command: bootstrap,
    },
    unfinished: {
      says: 'The installation in {bundle}/rootfs was not finished.',
      expected: 'a Debian system whose packages are installed',
      actual: '{installed} packages installed, or debootstrap’s working folder is still there',
      hints: [
        'How did debootstrap end? Its messages are in {bundle}/rootfs/debootstrap/debootstrap.log.',
        'Empty the folder and run debootstrap again, until it says that the base system was installed successfully.',
      ],
      command: bootstrap,
    },
    'copied-database': {
      says: '{bundle}/rootfs has a package database, but the packages are not there: {missing} missing.',
      expected: 'a Debian system whose packages are installed',
      actual: 'a database of {installed} packages, and no {missing}',
      hints: [
        'A copied database only says what another machine has installed. What does ls {bundle}/rootfs/usr/bin show?',
        'Empty the folder (unmount what is bound into it first!) and let debootstrap install a whole system.',
      ],
      command: bootstrap,
    },
    ...startCauses('{bundle}/rootfs/bin/sh', '{bundle}/rootfs', [
      'Empty the folder, and let debootstrap install a system for this machine.',
      bootstrap,
    ]),
    'other-system': {
      says: '{bundle}/rootfs holds another system: {system}.',
      expected: 'a Debian system',
      actual: '{system}',
      hints: [
        'Which system is it? Try: cat {bundle}/rootfs/etc/os-release',
        'The next tasks use apt. Let debootstrap install Debian into an empty folder.',
      ],
      command: bootstrap,
    },
  },
  judge: ({ configured, built, runc, start, host }) => {
    const tree = configured?.kind === 'directory' ? configured : built;
    if (tree.kind !== 'directory') {
      const found = runc.container?.rootfs;
      return found === undefined ? fail('absent') : fail('elsewhere', { found });
    }
    if (tree.identity === tree.hostRoot) return fail('is-host-root');
    const { system, installed, unfinished, missing } = tree;
    if (system !== undefined && !debianLike.includes(system)) return fail('other-system', { system });
    if (unfinished || (installed !== undefined && installed < fewestPackages))
      return fail('unfinished', { installed: installed ?? 0 });
    if (installed === undefined) return fail('skeleton');
    if (missing.length >= mostMissing) return fail('copied-database', { installed, missing: missing.join(', ') });
    // A container that runs from it has proven more than any look at its files.
    const runs = runc.container !== undefined && runc.container.status !== 'stopped';
    return (runs ? undefined : judgeStart(start, host)) ?? pass();
  },
});
