import { readFileSync } from 'node:fs';
import { LabcheckError } from '../../src/index.ts';
import { osFamily } from '../os-family.ts';
import { aptInstall, dnfInstall } from './installers.ts';
import { isPresent, missingOf, packagesOf } from './missing.ts';
import type { Dependency } from './table.ts';

const family = () => osFamily(readFileSync('/etc/os-release', 'utf8'));

/** Of these commands, those that this machine lacks. */
export const missingDependencies = (needed: readonly string[]): Dependency[] =>
  missingOf(needed, family() ?? 'debian', isPresent);

/**
 * Installs what of these commands is missing, with apt or dnf, without starting any daemon that comes along.
 * Returns the packages; none where all is there.
 *
 * @throws LabcheckError with the exact command to run, where this login or machine cannot
 */
export const installDependencies = async (
  needed: readonly string[],
  say: (line: string) => void = () => {},
): Promise<string[]> => {
  const missing = missingDependencies(needed);
  if (missing.length === 0) return [];
  const lacks = `This machine lacks ${missing.map(({ command }) => command).join(', ')}`;
  const known = family();
  if (!known) {
    throw new LabcheckError(
      `${lacks}, and is neither Debian- nor Fedora-like.`,
      `Install what Debian calls: ${packagesOf(missing, 'debian').join(' ')}`,
    );
  }
  const packages = packagesOf(missing, known);
  const install = known === 'debian' ? aptInstall : dnfInstall;
  if (process.getuid?.() !== 0) throw new LabcheckError(`${lacks}.`, `Run: sudo ${install.byHand(packages)}`);
  say(`installing ${packages.join(' ')}`);
  await install.now(packages);
  const still = missingDependencies(needed);
  if (still.length === 0) return packages;
  throw new LabcheckError(
    `The packages ${packages.join(' ')} are installed, but ${still.map(({ command }) => command).join(', ')} is still not there.`,
    'See whether another command of that name hides it, or an update of the package moved it.',
  );
};
