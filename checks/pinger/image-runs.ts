import { fail, pass } from '../../src/index.ts';
import {
  type EngineContainer,
  engineContainers,
  hostIdentity,
  imageStores,
  type Process,
  processes,
} from '../../src/probes/index.ts';
import { byEngine, engineWith, ownImages } from './image.ts';
import { imageImported } from './image-imported.ts';
import { check } from './parameters.ts';

const containersShown = byEngine(() => ['ps -a']).podman;
/** The engine's words that run the app, with its port published on the host. */
export const started = 'run -d -p {publishedPort}:{port} {image} {app}';
/** Those that end a container, and leave it to be looked at. */
export const stopped = 'stop -t 1 {container}';

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
      says: 'There is no container of the image {image}. An image does nothing until you run it.',
      expected: 'a container that runs the app',
      actual: 'no container of that image',
      hints: [
        'Which containers are there, also among those that have ended?',
        'Run the image, and name the program: an imported image does not know what to start.',
      ],
      look: containersShown,
      repair: byEngine(() => [started]),
    },
    ended: {
      says: 'A container was made of the image {image}, but it does not run.',
      expected: 'a container that runs the app',
      actual: 'a container that has ended, or was never started',
      hints: [
        'Why did it end? The engine keeps what its program printed: podman logs CONTAINER',
        'Run the image again, and leave it running while you are graded.',
      ],
      look: containersShown,
      repair: byEngine(() => [started]),
    },
    'other-program': {
      says: 'A container of the image {image} runs, but the app does not run in it.',
      expected: 'a process whose program is {app}',
      actual: 'other programs only',
      hints: ['Which programs run in it?', 'Stop that container, and run the image with the app as its program.'],
      look: byEngine(() => ['top {container}']).podman,
      repair: byEngine(() => [stopped, started]),
    },
    'other-image': {
      says: 'The app runs in a container, but that container was not made from the image {image}.',
      expected: 'a container of the image {image}',
      actual: 'a container of another image',
      hints: [
        'From which image was the container made? (A container keeps its old image when you import the archive again.)',
        'Stop that container, and run the image that you made of your own root file system.',
      ],
      look: containersShown,
      repair: byEngine(() => [stopped, started]),
    },
  },
  judge: ({ host, stores, running, ...facts }, parameters) => {
    const images = ownImages(stores, parameters);
    const ids = images.map(({ id }) => id);
    const own = stores.flatMap(({ containers }) => containers).filter(({ image }) => ids.includes(image));
    const ofImage = ({ id }: EngineContainer): boolean => own.some((container) => container.id === id);
    const withApp = containersWithApp(running, facts.processes, host.namespaces.pid, parameters.app);
    if (withApp.some(ofImage)) return pass();
    const { owner, way } = engineWith(stores, images);
    const [other] = running.filter(ofImage);
    if (other) return fail('other-program', { owner, container: other.id }, { way });
    const [old] = withApp;
    if (old) return fail('other-image', { owner, container: old.id }, { way });
    return own.length > 0 ? fail('ended', { owner }, { way }) : fail('not-started', { owner }, { way });
  },
});

/** The containers in which the app runs. */
export const containersWithApp = (
  running: readonly EngineContainer[],
  all: readonly Process[],
  hostPid: number | undefined,
  app: string,
): EngineContainer[] =>
  running.filter((container) => membersOf(container, all, hostPid).some((process) => isApp(process, app)));

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
