import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes `npm install -g GIT-ADDRESS` work, which clones the project and then has it built. To get the development
 * packages for that, npm calls itself in the clone, but forgets to say that this is no global install: what that
 * installs is a link to the clone, in the place where the package is to be unpacked, and the packages are missing.
 */
export const repairGlobalGitInstall = (clone) => {
  const { npm_config_global: global, npm_config_prefix: prefix = '', npm_execpath: npm, ...env } = process.env;
  if (global !== 'true') return;
  const place = join(prefix, 'lib/node_modules/labcheck');
  if (!lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  if (realpathSync(place) !== realpathSync(clone)) return;
  rmSync(place);
  mkdirSync(place);
  const words = [npm, 'ci', '--include=dev', '--ignore-scripts', '--no-global'];
  spawnSync(process.execPath, words, { cwd: clone, env, stdio: 'inherit' });
};
