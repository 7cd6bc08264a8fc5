import { follow } from '../../src/index.ts';
import { fileIdentities, hostMounts, type Identity, type Mount, unionFolders } from '../../src/probes/index.ts';
import type { Minimal } from './parameters.ts';

/** File systems that show several folders as one. Only overlay tells which in the table of mounts. */
const unionTypes = ['overlay', 'aufs', 'fuse.fuse-overlayfs', 'fuse.unionfs', 'fuse.mergerfs'];
/** A host of containers has many; the lab’s own is looked for among the last. */
const mostUnions = 60;

/** The union mounts of the host, the latest first. */
const unionsOf = (mounts: readonly Mount[]): Mount[] =>
  mounts
    .filter(({ type }) => unionTypes.includes(type))
    .toReversed()
    .slice(0, mostUnions);

/**
 * The folders of an overlay’s option; a colon within a name is escaped by a backslash (kernel:
 * filesystems/overlayfs).
 */
export const foldersOf = (mount: Mount, option: 'lowerdir' | 'upperdir'): string[] => {
  const value = mount.options.get(option);
  if (value === undefined) return [];
  const parts = option === 'upperdir' ? [value] : value.split(/(?<!\\):/).filter((part) => part !== '');
  return parts.map((part) => part.replace(/\\(.)/g, '$1'));
};

/** Which file each folder of each union mount is, and each of the lab’s own; relative ones cannot be told. */
export const layerIdentities = ({ union, base, app }: Minimal) =>
  follow(
    { mounts: hostMounts },
    ({ mounts }) =>
      fileIdentities([
        ...new Set(
          [
            union,
            base,
            app,
            ...unionsOf(mounts).flatMap((mount) => [
              mount.at,
              ...foldersOf(mount, 'lowerdir'),
              ...foldersOf(mount, 'upperdir'),
            ]),
          ].filter((path) => path.startsWith('/')),
        ),
      ]),
    [],
    [
      {
        ...unionFolders([...new Set([union, base, app])], unionTypes, mostUnions),
        ask: (folders) => fileIdentities([folders]),
      },
    ],
  );

/** The union mount that one sees at a folder; links to it count. */
export const unionAt = (
  folder: string,
  mounts: readonly Mount[],
  identities: ReadonlyMap<string, Identity>,
): Mount | undefined => {
  const identity = identities.get(folder);
  const [last] = mounts.filter(({ at }) => at === folder).toReversed();
  if (last && !unionTypes.includes(last.type)) return undefined;
  return unionsOf(mounts).find(
    ({ at }) => at === folder || (identity !== undefined && identities.get(at) === identity),
  );
};

/**
 * Whether a folder, as it was named when it was mounted, is one of the lab’s: by identity, or by its end where the
 * name is relative.
 */
export const isFolder = (named: string, folder: string, identities: ReadonlyMap<string, Identity>): boolean => {
  if (!named.startsWith('/'))
    return `${folder}/`.endsWith(`/${named.replace(/^(?:\.{1,2}\/+)+/, '').replace(/(?<!\/)\/*$/, '')}/`);
  const identity = identities.get(folder);
  return named === folder || (identity !== undefined && identities.get(named) === identity);
};
