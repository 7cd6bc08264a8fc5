import { fail, pass } from '../../src/index.ts';
import { type ProgramFiles, programFiles, programsNamed } from '../../src/probes/index.ts';
import { baseLayer } from './base-layer.ts';
import { check, serviceOf } from './parameters.ts';
import { unionMount } from './union-mount.ts';

const install = 'yum --installroot={union} install {program}';

/**
 * So much of the base may stand in the application’s layer without it being the whole: a program that an update
 * touched.
 */
const tolerated = { files: 3, share: 0.1 };

export const appLayer = check({
  id: 'app-layer',
  title: '{app} holds the service of {service}, and nothing that {base} has already',
  tasks: [16],
  points: 1,
  phase: 'layers',
  after: [baseLayer, unionMount],
  needs: ({ base, app }) => ({ base: programFiles(base), app: programFiles(app) }),
  causes: {
    'in-base': {
      says: '{program} was installed into the base layer.',
      expected: '{program} in {app}, and a base without it',
      actual: '{program} in {base}',
      hints: [
        'Which folder did you give to --installroot? Only what is written through the union goes into the layer of the application.',
        'Remove it from {base}, and install it again with the union as the root.',
      ],
      command: `yum --installroot={base} remove {program}; ${install}`,
    },
    'no-service': {
      says: '{program} is not in the layer {app}.',
      expected: '{program} in {app}',
      actual: 'no program of that name',
      hints: [
        'What is written into {union} while it is mounted appears in {app}. What is in it? Try: find {app} | head',
        'Install the service with the union as the root.',
      ],
      command: install,
    },
    'whole-system': {
      says: 'The layer {app} repeats the base: {count} of its programs are the same as in {base}.',
      expected: 'only what the application adds',
      actual: '{count} programs that {base} has as well, {found} among them',
      hints: [
        'A layer is worth its trouble only where it holds nothing but the difference. Was the service installed into {app} itself, instead of through the union?',
        'Unmount the union, empty {app}, mount it again, and install with the union as the root.',
      ],
      command: install,
    },
  },
  judge: ({ base, app }, parameters) => {
    const { program } = serviceOf(parameters);
    if (!isIn(app, program)) return fail(isIn(base, program) ? 'in-base' : 'no-service', { program });
    const own = [...base.files].filter(([, { kind, size }]) => kind === 'file' && size > 0);
    const repeated = own.filter(([path, { size }]) => {
      const same = app.files.get(path);
      return same?.kind === 'file' && same.size === size;
    });
    const [first] = repeated;
    if (first && repeated.length >= tolerated.files && repeated.length > own.length * tolerated.share)
      return fail('whole-system', { program, count: repeated.length, found: first[0] });
    return pass();
  },
});

const isIn = (tree: ProgramFiles, program: string): boolean =>
  programsNamed(tree, program).some(({ kind, size }) => kind === 'file' && size > 0);
