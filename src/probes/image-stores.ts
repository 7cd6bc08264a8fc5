import { lines, probe } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';

/** One image of a store. */
export type StoredImage = {
  /** The digest of its configuration, `sha256:…`, which is what engines call its id. */
  readonly id: string;
  /**
   * Its names, with a tag; `pinger-base:latest` also where the engine says `localhost/` or `docker.io/library/`
   * before it.
   */
  readonly names: readonly string[];
};

/** The store of one engine for one user. */
export type ImageStore = {
  readonly engine: 'podman' | 'docker';
  readonly path: string;
  readonly images: readonly StoredImage[];
  /** Containers by their id, running or not, with the id of their image. */
  readonly containers: readonly { readonly id: string; readonly image: string }[];
};

/** How much of one file is read; bytes. */
const mostBytes = 150_000;

/**
 * The images and containers of podman and docker, of root and of every user with a home, from the files of their stores:
 * the engines' own commands would make a store where there is none, or start a daemon.
 */
export const imageStores = probe<ImageStore[]>({
  id: 'image-stores',
  version: 1,
  group: 'files',
  restsOn: 'tool',
  tools: ['head', 'grep', 'tr'],
  script: `cut() { head -c ${mostBytes} "$1" | tr -d '\\n'; echo; }
for s in $r/var/lib/containers/storage "$r$d"/.local/share/containers/storage $r/root/.local/share/containers/storage $r/home/*/.local/share/containers/storage; do
  for i in "$s"/*-images/images.json; do
    [ -f "$i" ] || continue
    printf '@podman %s\\n' "\${s#"$r"}"; cut "$i"; cut "\${i%-images/images.json}-containers/containers.json"
  done
done
for s in $r/var/lib/docker "$r$d"/.local/share/docker $r/home/*/.local/share/docker; do
  for i in "$s"/image/*/repositories.json; do
    [ -f "$i" ] || continue
    printf '@docker %s\\n' "\${s#"$r"}"; cut "$i"
    grep -s -o '"Image":"sha256:[0-9a-f]*"' /dev/null "$s"/containers/*/config.v2.json
  done
done
exit 0`,
  parse: (output) => {
    const stores = new Map<string, ImageStore>();
    let open: { engine: 'podman' | 'docker'; path: string; rest: string[] } | undefined;
    const close = (): void => {
      if (open && !stores.has(open.path))
        stores.set(
          open.path,
          open.engine === 'podman' ? readPodman(open.path, open.rest) : readDocker(open.path, open.rest),
        );
    };
    const all = lines(output);
    if (all.some((line) => line.length >= mostBytes)) return unknown('truncated', `${mostBytes} bytes of one store`);
    for (const line of all) {
      const [, engine, path] = /^@(podman|docker) (.*)$/.exec(line) ?? [];
      if (path === undefined) open?.rest.push(line);
      else {
        close();
        open = { engine: engine === 'podman' ? 'podman' : 'docker', path, rest: [] };
      }
    }
    close();
    return [...stores.values()];
  },
});

// [{"id":"9134fcd8…","names":["localhost/pinger-base:latest"],"layer":"316a…",…}]
// [{"id":"3abe99e8…","names":["pinger"],"image":"9134fcd8…",…}]
const readPodman = (path: string, [images = '', containers = '']: readonly string[]): ImageStore => ({
  engine: 'podman',
  path,
  images: (JSON.parse(images || '[]') as { id: string; names?: string[] | null }[]).map(({ id, names }) => ({
    id: `sha256:${id}`,
    names: (names ?? []).map(shortName),
  })),
  containers: (JSON.parse(containers || '[]') as { id: string; image?: string }[]).map(({ id, image = '' }) => ({
    id,
    image: `sha256:${image}`,
  })),
});

// {"Repositories":{"pinger-base":{"pinger-base:latest":"sha256:9134…"}}}
// /proc/1/root/var/lib/docker/containers/3abe…/config.v2.json:"Image":"sha256:9134…"
const readDocker = (path: string, [repositories = '', ...configs]: readonly string[]): ImageStore => {
  const known = (JSON.parse(repositories || '{}') as { Repositories?: Record<string, Record<string, string>> })
    .Repositories;
  const tags = Object.values(known ?? {}).flatMap((names) => Object.entries(names));
  const names = new Map<string, string[]>(tags.map(([, id]) => [id, []]));
  for (const [name, id] of tags) names.get(id)?.push(shortName(name));
  return {
    engine: 'docker',
    path,
    images: [...names].map(([id, own]) => ({ id, names: own })),
    containers: configs.flatMap((line) => {
      const [found, id = '', image = ''] =
        /\/([0-9a-f]+)\/config\.v2\.json:"Image":"(sha256:[0-9a-f]+)"$/.exec(line) ?? [];
      return found === undefined ? [] : [{ id, image }];
    }),
  };
};

const shortName = (name: string): string => name.replace(/^(localhost|docker\.io\/library)\//, '');
