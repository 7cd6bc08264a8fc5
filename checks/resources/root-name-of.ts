import type { Process } from '../../src/probes/index.ts';

/** The folder that a process sees as "/", as sentences name it. The kernel marks one that no longer exists (proc_pid_root(5)). */
export const rootNameOf = ({ rootPath }: Pick<Process, 'rootPath'>): string => {
  if (rootPath === undefined) return 'another folder';
  return rootPath.endsWith(' (deleted)') ? 'a folder that was removed since' : rootPath;
};
