import { always, follow, host } from '../../src/index.ts';
import { type ImageStore, imageStores, registryTag, type StoredImage, usersOfImage } from '../../src/probes/index.ts';
import type { Pinger } from './parameters.ts';

/** Every image of every store. */
export const imagesOf = (stores: readonly ImageStore[]): StoredImage[] => stores.flatMap(({ images }) => images);

/** The images with the lab's name; more than one where both engines, or two users, have one. */
export const ownImages = (stores: readonly ImageStore[], { image }: Pinger): StoredImage[] =>
  imagesOf(stores).filter(({ names }) => names.includes(image));

/** An image that carries the lab's name for the registry, and the user's part of that name. */
export const taggedImage = (stores: readonly ImageStore[], parameters: Pinger) => {
  for (const image of imagesOf(stores))
    for (const name of image.names) {
      const user = userIn(name, parameters);
      if (user !== undefined) return { image, user };
    }
  return undefined;
};

/** The user in `REGISTRY/USER/IMAGE`; undefined for every other name. */
const userIn = (name: string, { registry, image, username }: Pinger): string | undefined => {
  const [found, user = '', ...rest] = name.split('/');
  if (found !== registry || rest.join('/') !== image) return undefined;
  return username === undefined || username === user ? user : undefined;
};

/**
 * The registry's own word for the tag. It is asked only where somebody here has given an image its name, or the course
 * says whose image it is: no other registry than the student's own engine would talk to hears of it.
 */
export const pushedTag = (parameters: Pinger) =>
  follow(
    { stores: imageStores },
    ({ stores }) => {
      const user = taggedImage(stores, parameters)?.user ?? parameters.username;
      return user === undefined ? undefined : tagOf(parameters, user);
    },
    [],
    parameters.username === undefined
      ? [{ ...usersOfImage(parameters.registry, parameters.image), ask: (user) => tagOf(parameters, user) }]
      : [always(tagOf(parameters, parameters.username))],
  );

const tagOf = ({ registry, image }: Pinger, user: string) => {
  const [repository = '', tag = 'latest'] = image.split(':');
  return registryTag(registry, `${user}/${repository}`, tag);
};

/** Lines for the engine that the student works with: podman or docker as root, or podman as a user. */
export const byEngine = (linesFor: (engine: ImageStore['engine']) => readonly string[]) => ({
  podman: linesFor('podman').map((line) => host(`podman ${line}`)),
  docker: linesFor('docker').map((line) => host(`docker ${line}`)),
  'podman-of-a-user': linesFor('podman').map((line) => host(`runuser -u {owner} -- podman ${line}`)),
});

/** The engine whose store has one of these images, else any image, and the user whose store that is. */
export const engineWith = (stores: readonly ImageStore[], images: readonly StoredImage[]) => {
  const store =
    stores.find((one) => one.images.some((image) => images.includes(image))) ??
    stores.find((one) => one.images.length > 0) ??
    stores[0];
  const owner = store?.engine === 'podman' ? /^\/home\/([^/]+)\//.exec(store.path)?.[1] : undefined;
  const way = owner === undefined ? (store?.engine ?? 'podman') : 'podman-of-a-user';
  return { owner: owner ?? 'root', way } as const;
};

/** The registry of the course has no TLS; podman must be told, docker is set up for it. */
export const push = (engine: ImageStore['engine'], name: string): string =>
  `push ${engine === 'podman' ? '--tls-verify=false ' : ''}${name}`;
