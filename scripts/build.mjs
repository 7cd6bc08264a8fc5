// Makes dist/labcheck.js. Types are checked by `npm run check`.
// npm runs this at every `npm ci` and `npm pack` here, and at an install from a git address.
import { join } from 'node:path';
import { repairGlobalGitInstall } from './global-git-install.mjs';

const project = new URL('..', import.meta.url).pathname;
repairGlobalGitInstall(project);
try {
  await import('esbuild');
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.log('The development packages are omitted, so dist/labcheck.js is not built.');
  process.exit(0);
}
const { bundle } = await import('./bundle.mjs');
await bundle(join(project, 'dist'));
