import { fail, host, pass } from '../../src/index.ts';
import { homeOf } from '../resources/home-of.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { shellOutsideCause, unpackedTreeCauses } from '../resources/unpacked-tree.ts';
import { started } from './isolated.ts';
import { check } from './parameters.ts';
import {
  bestTree,
  containerTree,
  debianMark,
  missingIn,
  shellOfTree,
  shellPath,
  subject,
  subjectNeeds,
} from './subject.ts';

/** The archive holds one folder, whose content is wanted in the place of the task. */
const unpacked = host('mkdir -p {rootfs} && tar -xzf {archive} -C {rootfs} --strip-components=1', {
  text: 'The archive must be {archive}. Download it first, if it is not there.',
});

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
      says: 'There is no folder {rootfs} on this host. The container needs the files in it.',
      expected: 'a folder {rootfs} with a Debian system in it',
      actual: 'no such folder in any home folder of this host',
      hints: [
        'Where did you unpack the archive rootfs.tar.gz? A root file system comes as an ordinary archive.',
        'Download the archive into your home folder, and unpack it there.',
      ],
      look: [host('ls -ld {rootfs} {archive}')],
      repair: [unpacked],
    },
    ...unpackedTreeCauses(unpacked),
    incomplete: {
      says: 'Files are missing in {found}: {missing}. Without them no shell can run in it.',
      expected: 'bin/bash, etc, proc and usr in {found}',
      actual: 'no {missing}',
      hints: [
        'Did the download and the unpacking end without an error? Compare {found} with "/".',
        'Unpack the archive once more, as root. If tar reports an error, download the archive again.',
      ],
      look: [host('ls -l {found} {found}/bin/bash')],
      repair: [unpacked],
    },
    'not-debian': {
      says: 'The files in {found} are not a Debian system. The commands of this lab are made for Debian.',
      expected: 'a Debian system, with the file etc/debian_version',
      actual: 'another system, without that file',
      hints: [
        'Which system is it? Its file etc/os-release says so.',
        'Move the folder away, unpack the lab’s archive in its place, and start the container again.',
      ],
      look: [host('cat {found}/etc/os-release')],
      repair: [
        host('[ -e {found}/etc/debian_version ] || mv -nT {found} {found}.other', {
          text: 'A container that runs from this folder no longer counts. The last lines start a new one.',
        }),
        unpacked,
        ...started,
      ],
    },
    'shell-outside': shellOutsideCause(shellPath, unpacked),
    ...startCauses(`{found}${shellPath}`, '{found}', [
      'Unpack the archive for this machine once more, as root.',
      [unpacked],
    ]),
  },
  notes: {
    'of-a-user':
      'The archive was unpacked without sudo, so the files in {found} belong to an ordinary user, and device files are missing. The lab works all the same.',
  },
  judge: ({ own, start, ...facts }, parameters) => {
    const { process } = subject(facts, parameters);
    const { trees, hostRoot } = facts.trees;
    const all = [...trees, ...(own?.trees ?? [])];
    const tree = all.find(({ identity }) => identity !== undefined && identity === process?.root) ?? bestTree(all);
    const found = tree && (own?.trees.includes(tree) ? (process?.rootPath ?? tree.path) : tree.path);
    const rootfs = found ?? parameters.rootfs;
    const values = { found: rootfs, rootfs, archive: `${homeOf(rootfs)}/rootfs.tar.gz` };
    if (!tree) return fail('absent', values);
    if (tree.kind !== 'directory') return fail('not-a-directory', values);
    if (tree.identity === hostRoot) return fail('is-host-root', values);
    const missing = missingIn(tree);
    if (missing.join() === 'bin/bash' && start?.kind === 'dangling') return fail('shell-outside', values);
    if (missing.length > 0) return fail('incomplete', { ...values, missing: missing.join(', ') });
    if (!tree.has.includes(debianMark)) return fail('not-debian', values);
    const fault = judgeStart(start, facts.host);
    if (fault) return { ...fault, found: { ...values, ...fault.found, found: rootfs } };
    return tree.owner === 0 ? pass() : pass('of-a-user', { found: rootfs });
  },
});
