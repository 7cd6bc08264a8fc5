import { host, type Step } from '../../src/index.ts';

const dnf = 'dnf -y -c ~/yum.conf';
const text =
  '~/yum.conf, which task 12 asks for, says where packages are fetched from. On an older host, type yum instead of dnf.';

/** The step that installs packages into a folder. */
export const installed = (folder: string, packages: string): Step =>
  host(`${dnf} --installroot=${folder} install ${packages}`, { text });

/** Steps that install a package into a folder, or bring back the files of one that is on the folder’s list already. */
export const installedWhole = (folder: string, packages: string): readonly Step[] => [
  installed(folder, packages),
  host(`${dnf} --installroot=${folder} reinstall ${packages}`, {
    text: 'dnf skips a package that is installed already. This brings back its files, if some were deleted.',
  }),
];

/** The step that takes a package out of a folder, and nothing beside it. */
export const uninstalled = (folder: string, packages: string): Step =>
  host(`${dnf} --noautoremove --installroot=${folder} remove ${packages}`);

/** The step that installs a group of packages into a folder. */
export const groupInstalled = (folder: string, group: string): Step =>
  host(`${dnf} --installroot=${folder} group install ${group}`, { text });
