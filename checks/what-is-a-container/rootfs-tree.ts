import { fail, pass } from '../../src/index.ts';
import { parentOf, type RootTree, tree } from '../../src/probes/index.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { check } from './parameters.ts';
import { required, shellOfTree, subject, subjectNeeds } from './subject.ts';

/** Files at the top of the archive, which show that it was unpacked one folder too high. */
const spilled = ['bin', 'proc', 'usr'];

export const rootfsTree = check({
  id: 'rootfs-tree',
  title: 'A root file system is unpacked in {rootfs}',
  tasks: [1],
  points: 1,
  phase: 'container',
  needs: (parameters) => ({
    ...subjectNeeds(parameters),
    above: tree(parentOf(parameters.rootfs), spilled),
    start: shellOfTree(parameters),
  }),
  causes: {
    absent: {
      says: 'There is no root file system {rootfs} on this host.',
      expected: 'a folder {rootfs} with a small Linux system in it',
      actual: 'no such folder in the home folders of this host, and no container that runs from one',
      hints: [
        'A root file system comes as an ordinary archive. Did you fetch it, and where did you unpack it?',
        'Make the folder, change into it, and unpack the archive there.',
      ],
      command: 'mkdir {rootfs}; tar -xf fish.tar -C {rootfs}',
    },
    spilled: {
      says: 'The archive was unpacked beside {rootfs}, not in it.',
      expected: 'bin, proc and usr in {rootfs}',
      actual: 'bin, proc and usr in the folder above',
      hints: [
        'tar unpacks into the folder that you are in. Where were you when you typed it?',
        'Change into {rootfs}, unpack the archive again, and remove what lies beside it.',
      ],
      command: 'tar -xf fish.tar -C {rootfs}',
    },
    'not-a-directory': {
      says: '{found} is there, but it is not a folder.',
      expected: 'a folder {rootfs}',
      actual: 'another kind of file, or a link that leads nowhere',
      hints: [
        'What kind of file is it? Try: ls -ld {found}',
        'If it is the archive, give it its own name back, make the folder, and unpack it there.',
      ],
      command: 'mv {found} fish.tar; mkdir {rootfs}; tar -xf fish.tar -C {rootfs}',
    },
    'is-host-root': {
      says: '{found} is this machine’s own root, not a root file system of its own.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/" (a link to it, or a bind mount of it)',
      hints: [
        'Is {found} a link or a mount? Try: ls -ld {found}; findmnt {found}',
        'Remove the link, or unmount the folder, make a new folder, and unpack the archive there.',
      ],
      command: 'ls -ld {found}',
    },
    incomplete: {
      says: 'The root file system in {found} is not whole: {missing} missing.',
      expected: 'a folder that a shell can run from: bin/sh and proc in it',
      actual: 'no {missing} in {found}',
      hints: [
        'Did the download and the unpacking end without an error? Look into {found} and compare it with "/".',
        'Fetch the archive again if it is damaged, and unpack it once more, as root.',
      ],
      command: 'tar -xf fish.tar -C {found}',
    },
    ...startCauses('{found}/bin/sh', '{found}', [
      'Move it away, make the folder again, and unpack the archive for this machine in it, as root.',
      'mv {found} {found}.other; mkdir {found}; tar -xf fish.tar -C {found}',
    ]),
  },
  judge: ({ above, start, ...facts }, parameters) => {
    const { tree: known, root } = subject(facts, parameters);
    // A container that runs from a folder of the right name is proof of one, wherever that is.
    if (!known) {
      if (root === 'tree') return pass();
      return above.has.length === spilled.length && above.identity !== above.hostRoot
        ? fail('spilled')
        : fail('absent');
    }
    const found = known.path;
    if (known.kind !== 'directory') return fail('not-a-directory', { found });
    if (known.identity === facts.home.hostRoot) return fail('is-host-root', { found });
    const missing = missingIn(known);
    if (missing.length === 0) return judgeStart(start, facts.host, found) ?? pass();
    if (above.has.length === spilled.length && above.identity !== above.hostRoot) return fail('spilled');
    return fail('incomplete', { found, missing: missing.join(' and ') });
  },
});

const missingIn = ({ has }: RootTree): string[] => required.filter((name) => !has.includes(name));
