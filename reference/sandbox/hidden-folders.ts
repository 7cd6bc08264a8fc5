import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectFolder } from '../project-folder.ts';

/** Folders of the machine itself: a checkout inside one is hidden alone, not the whole folder with it. */
const systemFolders = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib64',
  '/opt',
  '/proc',
  '/run',
  '/sbin',
  '/srv',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
];

/** Every sandbox has its own of these. */
const freshFolders = ['/dev', '/proc', '/run', '/sys', '/tmp'];

/**
 * The folders that are empty in a sandbox: homes, mount folders, and where the project lies, whose neighbours are
 * most often its user's too: of /builds/group/labcheck all of /builds. Resolved, and none inside another.
 */
export const hiddenFolders = (home: string | undefined): string[] => {
  const wanted = ['/root', '/home', '/mnt', '/media', aroundProject(projectFolder())];
  if (home && home !== '/' && !systemFolders.includes(home)) wanted.push(home);
  const real = new Set(wanted.filter((folder) => existsSync(folder)).map((folder) => realpathSync(folder)));
  return [...real].filter((folder) => ![...real, ...freshFolders].some((other) => isBelow(folder, other))).toSorted();
};

/** The folder to hide so that a project folder cannot be seen. */
export const aroundProject = (folder: string): string => {
  const top = `/${folder.split('/')[1]}`;
  return systemFolders.includes(top) ? folder : top;
};

/** Whether a folder lies inside another one, at any depth. */
export const isBelow = (folder: string, other: string): boolean => {
  const up = dirname(folder);
  return folder !== up && (up === other || isBelow(up, other));
};
