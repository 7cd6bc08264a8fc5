import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.ts';
import type { Bind } from '../sandbox/sandbox-options.ts';
import type { Supplies } from './build.ts';
import { ownWay, type PackageWay } from './packages.ts';
import { repositoryFile, repositoryPlace, smallRpms } from './small-rpms.ts';

const source = () => join(projectFolder(), 'reference/pinger/pinger.c');

/**
 * The supplies of the steps on this machine itself; its own repositories give the packages, unless another way is
 * asked for.
 */
export const localSupplies = async (
  way: PackageWay = ownWay(readFileSync('/etc/os-release', 'utf8')),
): Promise<Supplies> => ({
  way,
  repository: way === 'small-rpms' ? await smallRpms() : '',
  source: source(),
});

/**
 * Their supplies in a sandbox, and the binds that show them: a sandbox has no network and does not see this project's
 * files. The app's source lies where a student has it.
 */
export const sandboxSupplies = async (): Promise<{ readonly supplies: Supplies; readonly binds: readonly Bind[] }> => {
  const supplies: Supplies = {
    way: 'small-rpms',
    repository: repositoryPlace,
    source: '/root/pinger/pinger.c',
  };
  const packages = await smallRpms();
  const binds = [
    { from: packages, to: supplies.repository, readOnly: true },
    { from: join(packages, repositoryFile.name), to: join('/etc/yum.repos.d', repositoryFile.name), readOnly: true },
    { from: source(), to: supplies.source, readOnly: true },
  ];
  return { supplies, binds };
};
