import { fail, host, pass, tolerate } from '../../src/index.ts';
import { hostIdentity, type ProgramFiles, programFiles, programsNamed } from '../../src/probes/index.ts';
import { baseLayer } from './base-layer.ts';
import { installedWhole, uninstalled } from './installs.ts';
import { movedAway } from './own-folder.ts';
import { check, serviceOf } from './parameters.ts';
import { mountsOfHost, unionMount, unionMounted, unionUnmounted } from './union-mount.ts';

const throughUnion = installedWhole('{union}', '{program}');

/**
 * So much of the base may stand in the application’s layer without it being the whole: a program that an update
 * touched.
 */
const tolerated = { files: 3, share: 0.1 };

export const appLayer = check({
  id: 'app-layer',
  title: '{app} holds the service, and nothing that {base} has already',
  tasks: [16],
  points: 1,
  phase: 'layers',
  after: [baseLayer, unionMount],
  needs: ({ base, app }) => ({ base: programFiles(base), app: programFiles(app), identity: tolerate(hostIdentity) }),
  causes: {
    'in-base': {
      says: '{program} was installed into the base layer. Only a file that is written in {union} goes into the layer {app}.',
      expected: '{program} in {app}, and a base without it',
      actual: '{program} in {base}',
      hints: [
        'Which folder did you give to --installroot?',
        'Remove {program} from {base}, and install it again with {union} as the root.',
      ],
      look: [host('find {base} {app} -name {program}')],
      repair: [unionUnmounted, uninstalled('{base}', '{program}'), ...unionMounted, ...throughUnion],
    },
    'no-service': {
      says: '{program} is not in the layer {app}. It gets there when you install it into {union}.',
      expected: '{program} in {app}',
      actual: 'no program of that name',
      hints: [
        'Into which folder did you install {program}? A file that you write in {union} appears in {app}.',
        'Install {program} with {union} as the root.',
      ],
      look: [host('find {app} | head')],
      repair: throughUnion,
    },
    'whole-system': {
      says: 'The layer {app} repeats the base: {count} of its programs are the same as in {base}. A layer is only the difference.',
      expected: 'only what the application adds to the base',
      actual: '{count} programs that {base} has as well, {found} among them',
      hints: [
        'Was {program} installed into {app} itself? Then dnf did not see the base, and installed all of it again.',
        'Unmount {union}, begin with an empty {app}, mount again, and install with {union} as the root.',
      ],
      look: [host('du -sh {app} {base}')],
      repair: [unionUnmounted, movedAway('{app}'), ...unionMounted, ...throughUnion],
    },
  },
  judge: ({ base, app, identity }, parameters) => {
    const { program } = serviceOf(parameters);
    const values = { ...mountsOfHost(identity), program };
    if (!isIn(app, program)) return fail(isIn(base, program) ? 'in-base' : 'no-service', values);
    const own = [...base.files].filter(([, { kind, size }]) => kind === 'file' && size > 0);
    const repeated = own.filter(([path, { size }]) => {
      const same = app.files.get(path);
      return same?.kind === 'file' && same.size === size;
    });
    const [first] = repeated;
    if (first && repeated.length >= tolerated.files && repeated.length > own.length * tolerated.share)
      return fail('whole-system', { ...values, count: repeated.length, found: first[0] });
    return pass();
  },
});

const isIn = (tree: ProgramFiles, program: string): boolean =>
  programsNamed(tree, program).some(({ kind, size }) => kind === 'file' && size > 0);
