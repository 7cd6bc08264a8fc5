import { type HostIdentity, namespaceNames, type Process } from '../../src/probes/index.ts';

/** How many of a process's namespaces are other than the host's. */
export const levelOf = ({ namespaces }: Process, host: HostIdentity): number =>
  namespaceNames.filter((name) => namespaces[name] !== undefined && namespaces[name] !== host.namespaces[name]).length;

/** Whether it is the first process of its own PID namespace. */
export const isInit = ({ pids }: Process): boolean => pids.length > 1 && pids.at(-1) === 1;

const shells = ['bash', 'sh', 'dash', 'zsh', 'ash', 'ksh', 'fish', 'busybox'];
/** The name of a process's program, also where its file was replaced since (proc_pid_exe(5)). */
const programOf = ({ path = '' }: Process): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/ \(deleted\)$/, '');

/**
 * Whether a process is somebody's begin of a container, whatever its root is: a shell, or a child of unshare, with a
 * namespace of its own. Services and browsers have such namespaces as well, but they are neither.
 */
export const begunByHand = (process: Process, parent: Process | undefined, host: HostIdentity): boolean => {
  const byUnshare = parent !== undefined && programOf(parent) === 'unshare';
  if (!byUnshare && !shells.includes(programOf(process))) return false;
  return levelOf(process, host) > 0 || process.childrenPid !== process.namespaces.pid;
};

/** Which root file system a process sees: the host's, that of the lab, or another. */
export type SeenRoot = 'host' | 'tree' | 'other';

/**
 * The root that a process sees. Where the lab names a folder of the home, its name is enough: the text makes it wherever
 * one is.
 *
 * @param trees those that are the lab's, by identity
 */
export const seenRoot = (
  { root, rootPath }: Process,
  hostRoot: Process['root'],
  trees: readonly { readonly identity: Process['root'] }[],
  rootfs: string,
): SeenRoot => {
  if (root === hostRoot) return 'host';
  if (trees.some(({ identity }) => identity === root)) return 'tree';
  const name = rootfs.startsWith('~/') ? rootfs.slice(1).replace(/(?<!\/)\/+$/, '') : '';
  return name !== '' && rootPath?.endsWith(name) ? 'tree' : 'other';
};
