import { elsewhere, fail, host, pass } from '../../src/index.ts';
import { hostIdentity, runcContainers } from '../../src/probes/index.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { check } from './parameters.ts';
import { builtTree, configuredTree, rootPath, shellOfTree } from './rootfs.ts';
import { endContainer, folderOf, labBundle, living } from './subject.ts';

/** The smallest Debian that starts (debootstrap --variant=minbase) has about 80 packages; fewer is half of one. */
const fewestPackages = 20;
/** One of them may have been removed; where so many are missing, nobody installed them. */
const mostMissing = 3;
const debianLike = ['debian', 'ubuntu', 'raspbian', 'devuan', 'linuxmint', 'kali'];
const bootstrap = host('debootstrap stable {tree}', {
  text: 'This installs Debian into the folder. It takes some minutes, and needs the internet.',
});
/** A folder that is no Debian system makes room for one, and is kept. */
const again = [
  host('[ ! -e {tree}.old ] && mv {tree} {tree}.old', {
    text: 'This keeps the folder under another name. If something is mounted in it, unmount that first.',
  }),
  bootstrap,
];

/** A container that runs from the folder is ended first: it would lose its files. */
const rebuilt = { 'not-running': again, running: [endContainer, ...again] };
/** In the folder of a container that runs, the installation is brought to its end. */
const finished = [
  host('chroot {tree} env DEBIAN_FRONTEND=noninteractive dpkg --configure -a', {
    text: 'This sets up each package that was only unpacked.',
  }),
  host('[ -d {tree}/debootstrap ] && rm -r {tree}/debootstrap', {
    text: 'This removes the folder in which debootstrap worked.',
  }),
];

export const rootfsDebian = check({
  id: 'rootfs-debian',
  title: 'A whole Debian system stands in {bundle}/rootfs',
  tasks: [1],
  points: 1,
  needs: (parameters) => ({
    bundle: labBundle(parameters),
    configured: configuredTree(parameters),
    built: builtTree(parameters),
    runc: runcContainers(parameters.container),
    start: shellOfTree(parameters),
    host: hostIdentity,
  }),
  causes: {
    absent: {
      says: 'There is no folder {bundle}/rootfs. A container sees its files as "/", and needs programs and libraries of its own there.',
      expected: 'a Debian system in {bundle}/rootfs',
      actual: 'no such folder',
      hints: [
        'Which folder will the container see as "/"? Is it spelt as in the task?',
        'Let debootstrap fill {bundle}/rootfs with a whole Debian system, as root.',
      ],
      look: [host('ls {bundle}')],
      repair: [bootstrap],
    },
    elsewhere: {
      says: 'There is no folder {bundle}/rootfs, but {container} was started on {found}. The task asks for a certain place.',
      expected: 'a Debian system in {bundle}/rootfs',
      actual: 'a root file system in {found}',
      hints: [
        'Is the name of your folder the task’s, letter by letter?',
        'Move the bundle to {bundle}, and start the container there. (Your teacher can also let the place differ.)',
      ],
      look: [host('runc list')],
      repair: [
        elsewhere('Delete the container, which ends its network too. Move the folder that holds {found} to {bundle}.'),
        elsewhere('Correct the paths in config.json that name the old folder, and start the container in {bundle}.'),
      ],
    },
    'is-host-root': {
      says: '{bundle}/rootfs is this machine’s own "/", not a system of its own. The container could change every file of the machine.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/" (a link to it, or a bind mount of it)',
      hints: [
        'Is it a link, or is "/" mounted there?',
        'Remove the link or the mount, never what is in it. Then let debootstrap fill a new folder.',
      ],
      look: [host('ls -ld {tree}'), host('findmnt {tree}')],
      repair: [
        host('[ -L {tree} ] && [ {tree} -ef / ] && rm {tree}; [ {tree} -ef / ] && umount {tree}', {
          text: 'This removes the link or the mount, and nothing of the machine’s own files.',
        }),
        bootstrap,
      ],
    },
    skeleton: {
      says: '{bundle}/rootfs holds folders and copied files, but no installed system. apt needs the list of packages that an installation makes.',
      expected: 'a Debian system with its package database',
      actual: 'no package database in var/lib/dpkg',
      hints: [
        'How did the files get there? If you copy programs by hand, the data that they need are missing: apt says "Error reading the CPU table".',
        'Put the folder aside, and let debootstrap install a whole system.',
      ],
      look: [host('ls {tree}/var/lib/dpkg')],
      repair: rebuilt,
    },
    unfinished: {
      says: 'The installation in {bundle}/rootfs was not finished. Programs are there, but some were never set up.',
      expected: 'a Debian system whose packages are installed',
      actual: '{installed} packages installed, or debootstrap’s working folder is still there',
      hints: [
        'How did debootstrap end? Its messages are in debootstrap/debootstrap.log of that folder.',
        'Put the folder aside, and run debootstrap again until it says that the base system was installed successfully.',
      ],
      look: [host('tail {tree}/debootstrap/debootstrap.log')],
      repair: { 'not-running': again, running: finished },
    },
    'copied-database': {
      says: '{bundle}/rootfs has a list of installed packages, but lacks programs of these packages: {missing}. The list was copied from another system.',
      expected: 'a Debian system whose packages are installed',
      actual: 'a database of {installed} packages, and no {missing}',
      hints: [
        'Does the folder have the programs that its list of packages names?',
        'Put the folder aside, and let debootstrap install a whole system.',
      ],
      look: [host('ls {tree}/usr/bin')],
      repair: rebuilt,
    },
    ...startCauses('{bundle}/rootfs/bin/sh', '{bundle}/rootfs', [
      'Put the folder aside, and let debootstrap install a system for this machine.',
      again,
    ]),
    'other-system': {
      says: '{bundle}/rootfs does not hold Debian, but {system}. The next tasks install packages with Debian’s apt.',
      expected: 'a Debian system',
      actual: '{system}',
      hints: [
        'Which system does its file etc/os-release name?',
        'Put the folder aside, and let debootstrap install Debian.',
      ],
      look: [host('cat {tree}/etc/os-release')],
      repair: rebuilt,
    },
  },
  judge: ({ bundle, configured, built, runc, start, host: machine }, parameters) => {
    const named = configured?.kind === 'directory';
    const tree = named ? configured : built;
    const folder = folderOf(bundle, parameters);
    const place = { folder, tree: (named && rootPath(bundle)) || `${folder}/rootfs` };
    if (tree.kind !== 'directory') {
      const found = runc.container?.rootfs;
      return found === undefined ? fail('absent', place) : fail('elsewhere', { ...place, found });
    }
    if (tree.identity === tree.hostRoot) return fail('is-host-root', place);
    const { system, installed, unfinished, missing } = tree;
    const runs = living({ runc }) !== undefined;
    const way = runs ? 'running' : 'not-running';
    if (system !== undefined && !debianLike.includes(system))
      return fail('other-system', { ...place, system }, { way });
    if (unfinished || (installed !== undefined && installed < fewestPackages))
      return fail('unfinished', { ...place, installed: installed ?? 0 }, { way });
    if (installed === undefined) return fail('skeleton', place, { way });
    if (missing.length >= mostMissing)
      return fail('copied-database', { ...place, installed, missing: missing.join(', ') }, { way });
    // A container that runs from it has proven more than any look at its files.
    const startless = runs ? undefined : judgeStart(start, machine);
    return startless ? { ...startless, found: { ...startless.found, ...place } } : pass();
  },
});
