import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';

/** Bundles the program as users have it, as `npm ci` does, from today's sources; returns the folder and the program. */
export const bundleProgram = (name: string): { readonly folder: string; readonly program: string } => {
  const folder = join(projectFolder(), `node_modules/.${name}-${process.pid}`);
  const bundler = join(projectFolder(), 'scripts/bundle.mjs');
  const script = `import { bundle } from ${JSON.stringify(bundler)}; await bundle(${JSON.stringify(folder)});`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
  return { folder, program: join(folder, 'labcheck.js') };
};
