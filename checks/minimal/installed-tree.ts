import { type Causes, fail, pass } from '../../src/index.ts';
import { type ProgramFiles, programFiles, type Tree, tree } from '../../src/probes/index.ts';
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
 * @param command how it is filled
 */
export const installedTree = (name: 'packages' | 'base', command: string) => ({
  needs: (parameters: Minimal) => ({
    folder: tree(parameters[name], packageDatabases),
    programs: programFiles(parameters[name]),
  }),
  causes: {
    absent: {
      says: `There is no folder {${name}} on this host.`,
      expected: `packages installed into {${name}}`,
      actual: `no folder {${name}}`,
      hints: [
        'A package manager can install into a folder instead of this machine. By which option?',
        'Give the folder to yum or dnf with --installroot, by its full path.',
      ],
      command,
    },
    'is-host-root': {
      says: `{${name}} is this machine’s own root, so the packages went into the host.`,
      expected: 'a folder of its own',
      actual: 'the same folder as "/" (a link to it, or a bind mount of it)',
      hints: [
        `Is it a link or a mount? Try: ls -ld {${name}}; findmnt {${name}}`,
        'Remove the link or unmount it, make a folder, and install into that.',
      ],
      command: `ls -ld {${name}}`,
    },
    empty: {
      says: `The folder {${name}} is there, but no programs are in it.`,
      expected: `packages installed into {${name}}`,
      actual: 'no program in its program folders',
      hints: [
        'Did yum end with an error message? Was its option --installroot given the full path of this folder?',
        'Read the message, cure it, and install again.',
      ],
      command,
    },
    'no-database': {
      says: `Programs are in {${name}}, but no package manager put them there.`,
      expected: `packages installed into {${name}} by a package manager`,
      actual: 'programs without a database of installed packages',
      hints: [
        'Copied files cannot be updated, and bring none of what they depend on. What would yum say is installed there?',
        'Install into a fresh folder with --installroot.',
      ],
      command,
    },
  } satisfies Causes,
  judge: ({ folder, programs }: InstalledFacts) => {
    if (folder.kind !== 'directory') return fail('absent');
    if (folder.identity === folder.hostRoot) return fail('is-host-root');
    if (![...programs.files.values()].some(({ kind, size }) => kind === 'file' && size > 0)) return fail('empty');
    return folder.has.length > 0 ? pass() : fail('no-database');
  },
});
