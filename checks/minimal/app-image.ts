import { fail, follow, host, pass } from '../../src/index.ts';
import { cpioImage, programFiles, programsOnlyIn } from '../../src/probes/index.ts';
import { appLayer } from './app-layer.ts';
import { otherImages, packed, packedAgain, partsOf } from './packed.ts';
import { beside, check, type Minimal, serviceOf } from './parameters.ts';

const { causes, fault } = packed('app');

/** How many of the base’s programs are looked for. */
const samples = 3;

/** The image, listed once it is known which programs only the base has. */
const listing = (parameters: Minimal) =>
  follow(
    { base: programFiles(parameters.base), app: programFiles(parameters.app) },
    ({ base, app }) => {
      const ofBase = [...base.files].filter(([path, { kind }]) => kind === 'file' && !app.files.has(path));
      return listed(parameters, ...ofBase.slice(0, samples).map(([path]) => path));
    },
    [],
    [
      { ...programsOnlyIn(parameters.base, parameters.app, samples, 0), ask: () => listed(parameters) },
      { ...programsOnlyIn(parameters.base, parameters.app, samples, 1), ask: (a) => listed(parameters, a) },
      { ...programsOnlyIn(parameters.base, parameters.app, samples, 2), ask: (a, b) => listed(parameters, a, b) },
      { ...programsOnlyIn(parameters.base, parameters.app, samples, 3), ask: (a, b, c) => listed(parameters, a, b, c) },
    ],
  );

const listed = (parameters: Minimal, ...ofBase: readonly string[]) => {
  const file = beside(parameters.app, parameters.appImage);
  return cpioImage(file, [...servicePaths(parameters), ...ofBase], otherImages(parameters.app, file));
};

/** The end of the service’s path, in whichever folder of programs. */
const servicePaths = (parameters: Minimal): string[] =>
  ['sbin', 'bin'].map((folder) => `${folder}/${serviceOf(parameters).program}`);

export const appImage = check({
  id: 'app-image',
  title: 'The application’s layer, and only that, is packed as {appImage}',
  tasks: [17],
  points: 1,
  phase: 'layers',
  after: [appLayer],
  needs: (parameters) => ({ file: listing(parameters) }),
  causes: {
    ...causes,
    'holds-base': {
      says: 'The image {file} also holds the base layer: {found} is in it. A layer is only what is added to the base.',
      expected: 'only the folder {app}',
      actual: '{found}, which belongs to {base}',
      hints: [
        'Which folder did you pack, {app} or {union}? Which of them shows both layers?',
        'Pack {app} alone. The machine that unpacks it has the base already.',
      ],
      look: [host('bzip2 -dc {file} | cpio -it | head'), host('du -sh {app} {union}')],
      repair: [packedAgain],
    },
  },
  judge: ({ file }, parameters) => {
    const { parent, name } = partsOf(parameters.app);
    const image = { file: beside(parameters.app, parameters.appImage), parent, name };
    const { program } = serviceOf(parameters);
    if (!file) return fail('absent', { ...image });
    const wrong = fault(file, { ...image, wanted: program });
    if (wrong) return wrong;
    const own = servicePaths(parameters);
    const found = file.has.find((path) => !own.includes(path));
    return found === undefined ? pass() : fail('holds-base', { ...image, found });
  },
});
