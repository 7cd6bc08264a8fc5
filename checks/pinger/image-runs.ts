import { fail, pass } from '../../src/index.ts';
import {
  type EngineContainer,
  engineContainers,
  hostIdentity,
  imageStores,
  type Process,
  processes,
} from '../../src/probes/index.ts';
import { ownImages } from './image.ts';
import { imageImported } from './image-imported.ts';
import { check } from './parameters.ts';

export const imageRuns = check({
  id: 'image-runs',
  title: 'A container of the image {image} runs the app',
  tasks: [14],
  points: 1,
  bonus: true,
  after: [imageImported],
  needs: () => ({ host: hostIdentity, processes, stores: imageStores, running: engineContainers }),
  causes: {
    'not-started': {
      says: 'There is no container of the image {image}.',
      expected: 'a container that runs the app',
      actual: 'no container of that image',
      hints: [
        'An image only lies there until somebody runs it. Which containers are there? Try: docker ps -a',
        'Run the image, and name the program: an imported image does not know what to start.',
      ],
      command: 'docker run -d {image} {app}',
    },
    ended: {
      says: 'A container was made of the image {image}, but it does not run.',
      expected: 'a container that runs the app',
      actual: 'a container that has ended, or was never started',
      hints: [
        'Why did it end? Try: docker ps -a; docker logs CONTAINER',
        'Run the image again, and leave it running while you are graded.',
      ],
      command: 'docker run -d {image} {app}',
    },
    'other-program': {
      says: 'A container of the image {image} runs, but the app does not run in it.',
      expected: 'a process whose program is {app}',
      actual: 'other programs only',
      hints: ['What runs in it? Try: docker top CONTAINER', 'Run the image with the app as its program.'],
      command: 'docker run -d {image} {app}',
    },
    'other-image': {
      says: 'The app runs in a container, but that was made of another image than {image}.',
      expected: 'a container of the image {image}',
      actual: 'a container of another image',
      hints: [
        'Of which image was the container made? Try: docker ps',
        'Stop it, and run the image that you made of your own root file system. (If you imported that again meanwhile, the container still has the old one.)',
      ],
      command: 'docker run -d {image} {app}',
    },
  },
  judge: ({ host, stores, running, ...facts }, parameters) => {
    const images = ownImages(stores, parameters).map(({ id }) => id);
    const own = stores.flatMap(({ containers }) => containers).filter(({ image }) => images.includes(image));
    const ofImage = ({ id }: EngineContainer): boolean => own.some((container) => container.id === id);
    const withApp = running.filter((container) =>
      membersOf(container, facts.processes, host.namespaces.pid).some((process) => isApp(process, parameters.app)),
    );
    if (withApp.some(ofImage)) return pass();
    if (running.some(ofImage)) return fail('other-program');
    if (withApp.length > 0) return fail('other-image');
    return own.length > 0 ? fail('ended') : fail('not-started');
  },
});

/** The processes of a container: those in the PID namespace of its first one. */
const membersOf = ({ pid }: EngineContainer, all: readonly Process[], hostPid: number | undefined): Process[] => {
  const first = all.find((process) => process.pid === pid);
  const { pid: own } = first?.namespaces ?? {};
  if (!first || own === undefined || own === hostPid) return first ? [first] : [];
  return all.filter(({ state, namespaces }) => state !== 'Z' && namespaces.pid === own);
};

const isApp = ({ path, rootPath }: Process, app: string): boolean => {
  const ownRoot = rootPath === undefined || rootPath === '/' ? '' : rootPath;
  return path === `${ownRoot}${app}`;
};
