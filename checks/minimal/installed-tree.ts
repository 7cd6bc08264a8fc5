import { type Causes, fail, host, pass } from '../../src/index.ts';
import { type ProgramFiles, programFiles, type Tree, tree } from '../../src/probes/index.ts';
import { installed } from './installs.ts';
import { hostRootLeft, hostRootShown, movedAway } from './own-folder.ts';
import type { Minimal } from './parameters.ts';

/**
 * Where package managers keep what they have installed. rpm’s place depends on the distribution that rpm itself is of:
 * EL, Fedora, and Debian, whose rpm has its database in the home. Only their being there is looked at: rpm would create
 * what it does not find.
 */
export const packageDatabases = [
  'var/lib/rpm/Packages',
  'var/lib/rpm/Packages.db',
  'var/lib/rpm/rpmdb.sqlite',
  'usr/lib/sysimage/rpm/Packages.db',
  'usr/lib/sysimage/rpm/rpmdb.sqlite',
  'root/.rpmdb/Packages',
  'root/.rpmdb/Packages.db',
  'root/.rpmdb/rpmdb.sqlite',
  'var/lib/dpkg/status',
  'lib/apk/db/installed',
  'var/lib/pacman/local',
];

export type InstalledFacts = { readonly folder: Tree; readonly programs: ProgramFiles };

/**
 * A tree that a package manager has filled.
 *
 * @param name the parameter that names the folder
 * @param packages what is installed there, as sentences name it
 */
export const installedTree = (name: 'packages' | 'base', packages: string) => ({
  needs: (parameters: Minimal) => ({
    folder: tree(parameters[name], packageDatabases),
    programs: programFiles(parameters[name]),
  }),
  causes: {
    absent: {
      says: `The folder {${name}} does not exist on this host. The packages of this task go into it, not into the machine.`,
      expected: `packages installed into {${name}}`,
      actual: `no folder {${name}}`,
      hints: [
        'A package manager can install into a folder instead of the machine. Which option names the folder?',
        `Give {${name}} to dnf or yum with --installroot, by its full path.`,
      ],
      look: [host(`ls -ld {${name}}`)],
      repair: [installed(`{${name}}`, packages)],
    },
    'is-host-root': {
      says: `{${name}} is the same folder as "/" of this machine, so packages for it are installed on the machine itself.`,
      expected: 'a folder of its own',
      actual: 'the same folder as "/", by a link or a mount',
      hints: [
        `Is {${name}} a link to "/", or is "/" mounted there?`,
        'Remove the link or unmount it, make a real folder, and install into that.',
      ],
      look: hostRootShown(`{${name}}`),
      repair: [...hostRootLeft(`{${name}}`), installed(`{${name}}`, packages)],
    },
    empty: {
      says: `The folder {${name}} is there, but there is no program in it: the installation was not begun, or not finished.`,
      expected: `packages installed into {${name}}`,
      actual: 'no program in its program folders',
      hints: [
        `Did dnf end with an error message? Did you give it {${name}} by its full path?`,
        'Read the message, fix what it complains of, and install again into an empty folder.',
      ],
      look: [host(`ls {${name}}`)],
      repair: [movedAway(`{${name}}`), installed(`{${name}}`, packages)],
    },
    'no-database': {
      says: `There are programs in {${name}}, but no list of installed packages. A package manager writes that list, so none put them there.`,
      expected: `packages installed into {${name}} by a package manager`,
      actual: 'programs without a list of installed packages',
      hints: [
        'A package manager also brings what a program needs, and can update it. Did you copy the programs by hand?',
        `Install the packages into {${name}} with dnf --installroot.`,
      ],
      look: [host(`rpm --root={${name}} -qa`, { text: 'This prints the list of what is installed there.' })],
      repair: [installed(`{${name}}`, packages)],
    },
  } satisfies Causes,
  judge: ({ folder, programs }: InstalledFacts) => {
    if (folder.kind !== 'directory') return fail('absent');
    if (folder.identity === folder.hostRoot) return fail('is-host-root');
    if (![...programs.files.values()].some(({ kind, size }) => kind === 'file' && size > 0)) return fail('empty');
    return folder.has.length > 0 ? pass() : fail('no-database');
  },
});
