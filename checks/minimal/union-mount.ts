import { fail, host, isUnknown, pass, type Step, tolerate, type Unknown } from '../../src/index.ts';
import { folderChanges, type HostIdentity, hostIdentity, hostMounts, programFiles } from '../../src/probes/index.ts';
import { baseLayer } from './base-layer.ts';
import { foldersOf, isFolder, layerIdentities, unionAt } from './layers.ts';
import { check } from './parameters.ts';

/** The union as the task wants it, where nothing is mounted yet. */
export const unionMounted: readonly Step[] = [
  host('mkdir -p {app} {union} {app}.work'),
  host('mountpoint -q {union} || mount -t overlay -o lowerdir={base},upperdir={app},workdir={app}.work none {union}'),
];
/**
 * All that is mounted at the place of the union is unmounted; the folders and their files stay. Only in the mount
 * namespace `{here}`, as others got mounts of their own from it.
 */
export const unionUnmounted = host(
  '[ $(stat -Lc %i /proc/self/ns/mnt) = {here} ] && while mountpoint -q {union}; do umount {union} || break; done',
  { text: 'Before this, leave {union} in every shell and end programs that use it. Unmounting deletes no file.' },
);
/** The number of the host's mount namespace; none where the host does not tell it. */
export const mountsOfHost = (identity: HostIdentity | Unknown): { readonly here: number | string } => ({
  here: isUnknown(identity) ? '' : (identity.namespaces.mnt ?? ''),
});
const again = [unionUnmounted, ...unionMounted];
const look = [host('findmnt -o TARGET,FSTYPE,OPTIONS {union}')];

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
    identity: tolerate(hostIdentity),
  }),
  causes: {
    'not-mounted': {
      says: 'Nothing is mounted at {union}. The task asks for a union there: one folder that shows the files of {app} and {base}.',
      expected: 'a union mount of {app} over {base}',
      actual: 'no mount at {union}',
      hints: [
        'Was the machine restarted? Or did you mount in a container or by ip netns exec? Such a mount is not seen outside.',
        'Mount an overlay: {base} is lowerdir, {app} is upperdir, and an empty folder beside it is workdir.',
      ],
      look,
      repair: unionMounted,
    },
    'other-type': {
      says: 'A mount of the type {type} is at {union}. It does not show two folders as one, as a union does.',
      expected: 'a union mount of {app} over {base}',
      actual: 'a mount of the type {type}',
      hints: [
        'A bind mount shows one folder at a second place. Which mount shows two folders as one?',
        'Unmount {union}, and mount an overlay there.',
      ],
      look,
      repair: again,
    },
    'read-only': {
      says: 'The union has no folder to write to, so nothing can be installed into {union}.',
      expected: '{app} as the upper folder, {base} as the lower one',
      actual: 'only lower folders: {found}',
      hints: [
        'An overlay only reads its lower folders. Into which folder would a new file go?',
        'Unmount it, and mount it again with {app} as upperdir and an empty folder as workdir.',
      ],
      look,
      repair: again,
    },
    swapped: {
      says: 'The layers are swapped: a file that you write in {union} goes into the base layer {base}.',
      expected: '{app} as the upper folder, {base} as the lower one',
      actual: '{base} as the upper folder',
      hints: [
        'The upper folder takes all that is written, and the lower one is only read. Which one is to stay as it is?',
        'Unmount it, and mount it again the other way round.',
      ],
      look,
      repair: again,
    },
    'other-app': {
      says: 'A file that you write in {union} goes into {found}, not into {app}.',
      expected: '{app} as the upper folder',
      actual: '{found} as the upper folder',
      hints: [
        'Which folder comes after upperdir= in the options of the mount?',
        'Unmount it, and mount it again with {app} as upperdir.',
      ],
      look,
      repair: again,
    },
    'other-base': {
      says: 'The union does not show the base layer {base} below {app}, but {found}.',
      expected: '{base} among the lower folders',
      actual: '{found} as the lower folders',
      hints: [
        'Which folder comes after lowerdir= in the options of the mount?',
        'Unmount it, and mount it again with {base} as lowerdir.',
      ],
      look,
      repair: again,
    },
    stale: {
      says: 'The union shows a folder that no longer exists: {found} was deleted and made again after the mount.',
      expected: 'a union of the {app} and {base} that exist now',
      actual: 'a union with the deleted {found}',
      hints: [
        'A mount keeps the folder itself, not its name. Does a new folder of that name appear in {union}?',
        'Unmount {union}, and mount it again.',
      ],
      look: [host('ls {union} {found}')],
      repair: again,
    },
  },
  notes: {
    'layers-unseen':
      'This kind of union mount does not tell which folders it shows. So labcheck could not compare them with the task’s.',
  },
  judge: ({ mounts, identities = new Map(), changes, shown, ofBase, ofApp, identity }, { union, base, app }) => {
    const values = mountsOfHost(identity);
    const found = unionAt(union, mounts, identities);
    if (!found) {
      const other = mounts.findLast(({ at }) => at === union);
      return other ? fail('other-type', { ...values, type: other.type }) : fail('not-mounted');
    }
    const [upper] = foldersOf(found, 'upperdir');
    const lower = foldersOf(found, 'lowerdir');
    const holds = (folders: readonly string[], folder: string): boolean =>
      folders.some((named) => isFolder(named, folder, identities));
    if (found.type !== 'overlay') return pass('layers-unseen');
    if (upper === undefined) return fail('read-only', { ...values, found: lower.join(', ') });
    if (holds([upper], base)) return fail('swapped', values);
    if (!holds([upper], app)) return fail('other-app', { ...values, found: upper });
    if (!holds(lower, base)) return fail('other-base', { ...values, found: lower.join(', ') });
    if (changes.get(union) !== changes.get(app)) return fail('stale', { ...values, found: app });
    const ofBaseOnly = [...ofBase.files.keys()].filter((path) => !ofApp.files.has(path));
    const unseen = ofBaseOnly.length > 0 && !ofBaseOnly.some((path) => shown.files.has(path));
    return unseen ? fail('stale', { ...values, found: base }) : pass();
  },
});
