import { fail, pass } from '../../src/index.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { check } from './parameters.ts';
import {
  bestTree,
  containerTree,
  debianMark,
  missingIn,
  shell,
  shellOfTree,
  subject,
  subjectNeeds,
} from './subject.ts';

export const rootfsTree = check({
  id: 'rootfs-tree',
  title: 'A Debian root file system is unpacked in {rootfs}',
  tasks: [1],
  points: 1,
  needs: (parameters) => ({
    ...subjectNeeds(parameters),
    own: containerTree(parameters),
    start: shellOfTree(parameters),
  }),
  causes: {
    absent: {
      says: 'There is no root file system {rootfs} on this host.',
      expected: 'a folder {rootfs} with a Debian system in it',
      actual: 'no such folder in the home folders of this host, and no container that runs from one',
      hints: [
        'A root file system comes as an ordinary archive. Did you download it, and where did you unpack it?',
        'Unpack the archive in your home folder: it makes the folder rootfs.',
      ],
      command: 'tar xfz rootfs.tar.gz',
    },
    'not-a-directory': {
      says: '{found} is there, but it is not a folder.',
      expected: 'a folder {rootfs}',
      actual: 'another kind of file, or a link that leads nowhere',
      hints: [
        'What kind of file is it? Try: ls -ld {found}',
        'If it is the archive, give it its own name back and unpack it.',
      ],
      command: 'mv {found} rootfs.tar.gz; tar xfz rootfs.tar.gz',
    },
    'is-host-root': {
      says: '{found} is this machine’s own root, not a root file system of its own.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/" (a link to it, or a bind mount of it)',
      hints: [
        'Is {found} a link or a mount? Try: ls -ld {found}; findmnt {found}',
        'Remove the link, or unmount the folder, and unpack the archive.',
      ],
      command: 'tar xfz rootfs.tar.gz',
    },
    incomplete: {
      says: 'The root file system in {found} is not whole: {missing} {count, plural, one {is} other {are}} missing.',
      expected: 'a folder that a system can run from: bin/bash, etc, proc and usr in it',
      actual: 'no {missing} in {found}',
      hints: [
        'Did the download and the unpacking end without an error? Look into {found} and compare it with "/".',
        'Download the archive again if it is damaged, and unpack it once more, as root.',
      ],
      command: 'tar xfz rootfs.tar.gz',
    },
    'not-debian': {
      says: 'The root file system in {found} is not a Debian one.',
      expected: 'the Debian system of the lab',
      actual: 'a root file system without the file etc/debian_version',
      hints: [
        'Which system is it? Try: cat {found}/etc/os-release',
        'Move it away, and unpack the archive of the lab in its place.',
      ],
      command: 'mv {found} {found}.other; tar xfz rootfs.tar.gz',
    },
    ...startCauses(`{found}${shell}`, '{found}', [
      'Move it away, and unpack the archive for this machine, whole and as root.',
      'mv {found} {found}.other; tar xfz rootfs.tar.gz',
    ]),
  },
  notes: {
    'of-a-user':
      'The files in {found} belong to an ordinary user, because the archive was unpacked without sudo: device nodes and owners are lost. The lab works all the same.',
  },
  judge: ({ own, start, ...facts }, parameters) => {
    const { process } = subject(facts, parameters);
    const { trees, hostRoot } = facts.trees;
    const all = [...trees, ...(own?.trees ?? [])];
    const tree = all.find(({ identity }) => identity !== undefined && identity === process?.root) ?? bestTree(all);
    if (!tree) return fail('absent');
    const found = own?.trees.includes(tree) ? (process?.rootPath ?? tree.path) : tree.path;
    if (tree.kind !== 'directory') return fail('not-a-directory', { found });
    if (tree.identity === hostRoot) return fail('is-host-root', { found });
    const missing = missingIn(tree);
    if (missing.length > 0) return fail('incomplete', { found, missing: missing.join(', '), count: missing.length });
    if (!tree.has.includes(debianMark)) return fail('not-debian', { found });
    const fault = judgeStart(start, facts.host, found);
    if (fault) return fault;
    return tree.owner === 0 ? pass() : pass('of-a-user', { found });
  },
});
