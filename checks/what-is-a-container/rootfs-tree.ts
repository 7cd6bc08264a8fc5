import { fail, host, pass } from '../../src/index.ts';
import { parentOf, type RootTree, tree } from '../../src/probes/index.ts';
import { homeOf } from '../resources/home-of.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { shellOutsideCause, unpackedTreeCauses } from '../resources/unpacked-tree.ts';
import { check } from './parameters.ts';
import { required, shellOfTree, subject, subjectNeeds } from './subject.ts';

/** Files at the top of the archive, which show that it was unpacked one folder too high. */
const spilled = ['bin', 'proc', 'usr'];

/** The archive holds what belongs into the folder, without a folder around it. */
const unpacked = host('mkdir -p {rootfs} && tar -xf {archive} -C {rootfs}', {
  text: 'The archive must be {archive}. Fetch it first, if it is not there.',
});

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
      says: 'There is no folder {rootfs} on this host. The container needs the files in it.',
      expected: 'a folder {rootfs} with a small Linux system in it',
      actual: 'no such folder in any home folder of this host',
      hints: [
        'Where did you unpack the archive fish.tar? A root file system comes as an ordinary archive.',
        'Fetch the archive into your home folder, make the folder {rootfs}, and unpack the archive in it.',
      ],
      look: [host('ls -ld {rootfs} {archive}')],
      repair: [unpacked],
    },
    spilled: {
      says: 'The archive was unpacked beside {rootfs}, not in it. The container would not see these files.',
      expected: 'bin, proc and usr in {rootfs}',
      actual: 'bin, proc and usr in the folder above',
      hints: [
        'In which folder were you when you typed tar? It unpacks into the folder that you are in.',
        'Unpack the archive in {rootfs}. The files beside it may stay, or be removed later.',
      ],
      look: [host('ls {rootfs}/.. {rootfs}')],
      repair: [unpacked],
    },
    ...unpackedTreeCauses(unpacked),
    incomplete: {
      says: 'Files are missing in {found}: {missing}. Without them no shell can run in it.',
      expected: 'bin/sh and proc in {found}',
      actual: 'no {missing}',
      hints: [
        'Did the download and the unpacking end without an error? Compare {found} with "/".',
        'Unpack the archive once more, as root. If tar reports an error, fetch the archive again.',
      ],
      look: [host('ls -l {found} {found}/bin/sh')],
      repair: [unpacked],
    },
    'shell-outside': shellOutsideCause('/bin/sh', unpacked),
    ...startCauses('{found}/bin/sh', '{found}', [
      'Unpack the archive for this machine once more, as root.',
      [unpacked],
    ]),
  },
  judge: ({ above, start, ...facts }, parameters) => {
    const { tree: known, root } = subject(facts, parameters);
    const rootfs = known?.path ?? parameters.rootfs;
    const values = { found: rootfs, rootfs, archive: `${homeOf(rootfs)}/fish.tar` };
    const isSpilled = above.has.length === spilled.length && above.identity !== above.hostRoot;
    // A container that runs from a folder of the right name is proof of one, wherever that is.
    if (!known) {
      if (root === 'tree') return pass();
      return fail(isSpilled ? 'spilled' : 'absent', values);
    }
    if (known.kind !== 'directory') return fail('not-a-directory', values);
    if (known.identity === facts.home.hostRoot) return fail('is-host-root', values);
    const missing = missingIn(known);
    if (missing.join() === 'bin/sh' && start?.kind === 'dangling') return fail('shell-outside', values);
    if (missing.length > 0)
      return isSpilled ? fail('spilled', values) : fail('incomplete', { ...values, missing: missing.join(', ') });
    const fault = judgeStart(start, facts.host);
    return fault ? { ...fault, found: { ...values, ...fault.found, found: rootfs } } : pass();
  },
});

const missingIn = ({ has }: RootTree): string[] => required.filter((name) => !has.includes(name));
