import { fail, pass } from '../../src/index.ts';
import { folderChanges, hostMounts, programFiles } from '../../src/probes/index.ts';
import { baseLayer } from './base-layer.ts';
import { foldersOf, isFolder, layerIdentities, unionAt } from './layers.ts';
import { check } from './parameters.ts';

const mount =
  'mkdir -p {app} {union} {app}.work; mount -t overlay -o lowerdir={base},upperdir={app},workdir={app}.work none {union}';
const again = `umount {union}; ${mount}`;

export const unionMount = check({
  id: 'union-mount',
  title: '{union} shows {app} over {base}',
  tasks: [15],
  points: 1,
  phase: 'layers',
  after: [baseLayer],
  needs: (parameters) => ({
    mounts: hostMounts,
    identities: layerIdentities(parameters),
    changes: folderChanges([parameters.union, parameters.app]),
    shown: programFiles(parameters.union),
    ofBase: programFiles(parameters.base),
    ofApp: programFiles(parameters.app),
  }),
  causes: {
    'not-mounted': {
      says: 'Nothing is mounted at {union}.',
      expected: 'a union mount of {app} over {base}',
      actual: 'no mount at {union}',
      hints: [
        'A union mount shows several folders as one. It is gone after a reboot, and one that was made inside of ip netns exec or a container is not seen outside. What does findmnt {union} say?',
        'Today’s kernels have overlay in the place of aufs. It also needs a working folder, beside the upper one.',
      ],
      command: mount,
    },
    'other-type': {
      says: 'Something is mounted at {union}, but it is no union of two folders: its type is {type}.',
      expected: 'a union mount of {app} over {base}',
      actual: 'a mount of the type {type}',
      hints: ['What is mounted there? Try: findmnt {union}', 'Unmount it, and mount an overlay.'],
      command: again,
    },
    'read-only': {
      says: 'The union has no folder to write to.',
      expected: '{app} as the upper folder, {base} as the lower one',
      actual: 'only lower folders: {found}',
      hints: [
        'Where would a program’s files go that is installed into {union}? Look at the options: findmnt -o OPTIONS {union}',
        'Unmount it, and mount it again with an upper and a working folder.',
      ],
      command: again,
    },
    swapped: {
      says: 'The layers are swapped: what is written goes into the base layer.',
      expected: '{app} as the upper folder, {base} as the lower one',
      actual: '{base} as the upper folder',
      hints: [
        'The upper folder takes all that is written; the lower one is only read. Which is which in yours? Try: findmnt -o OPTIONS {union}',
        'Unmount it, and mount it again the other way round.',
      ],
      command: again,
    },
    'other-app': {
      says: 'New files go into {found}, not into {app}.',
      expected: '{app} as the upper folder',
      actual: '{found} as the upper folder',
      hints: [
        'Look at the options: findmnt -o OPTIONS {union}',
        'Unmount it, and mount it again with {app} as the upper folder.',
      ],
      command: again,
    },
    'other-base': {
      says: 'The union does not stand on the base layer, but on {found}.',
      expected: '{base} among the lower folders',
      actual: '{found} as the lower folders',
      hints: ['Look at the options: findmnt -o OPTIONS {union}', 'Unmount it, and mount it again over {base}.'],
      command: again,
    },
    stale: {
      says: 'The union still shows a folder that is no longer there: {found} was deleted and made again after the mount.',
      expected: 'a union of today’s {app} and {base}',
      actual: 'a union with the deleted {found}',
      hints: [
        'A mount keeps the folders themselves, not their names. Compare: ls -l {union} {found}',
        'Unmount it, and mount it again.',
      ],
      command: again,
    },
  },
  notes: {
    'layers-unseen':
      'This kind of union mount does not tell which folders it shows. That they are the right ones was not compared.',
  },
  judge: ({ mounts, identities = new Map(), changes, shown, ofBase, ofApp }, { union, base, app }) => {
    const found = unionAt(union, mounts, identities);
    if (!found) {
      const other = mounts.findLast(({ at }) => at === union);
      return other ? fail('other-type', { type: other.type }) : fail('not-mounted');
    }
    const [upper] = foldersOf(found, 'upperdir');
    const lower = foldersOf(found, 'lowerdir');
    const holds = (folders: readonly string[], folder: string): boolean =>
      folders.some((named) => isFolder(named, folder, identities));
    if (found.type !== 'overlay') return pass('layers-unseen');
    if (upper === undefined) return fail('read-only', { found: lower.join(', ') });
    if (holds([upper], base)) return fail('swapped');
    if (!holds([upper], app)) return fail('other-app', { found: upper });
    if (!holds(lower, base)) return fail('other-base', { found: lower.join(', ') });
    if (changes.get(union) !== changes.get(app)) return fail('stale', { found: app });
    const ofBaseOnly = [...ofBase.files.keys()].filter((path) => !ofApp.files.has(path));
    const unseen = ofBaseOnly.length > 0 && !ofBaseOnly.some((path) => shown.files.has(path));
    return unseen ? fail('stale', { found: base }) : pass();
  },
});
