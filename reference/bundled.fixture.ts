import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { projectFolder } from './project-folder.ts';

/** A TypeScript file of reference/ as a program that node runs: Node 20 reads no types. */
export const bundled = (file: string): string => {
  const folder = join(projectFolder(), 'node_modules/.cache/labcheck');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${basename(file, '.ts')}.${process.pid}.mjs`);
  buildSync({
    entryPoints: [join(projectFolder(), 'reference', file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
};

/** Bundles the program as users have it, as `npm ci` does, from today's sources; returns the folder and the program. */
export const bundleProgram = (name: string): { readonly folder: string; readonly program: string } => {
  const folder = join(projectFolder(), `node_modules/.${name}-${process.pid}`);
  const bundler = join(projectFolder(), 'scripts/bundle.mjs');
  const script = `import { bundle } from ${JSON.stringify(bundler)}; await bundle(${JSON.stringify(folder)});`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
  return { folder, program: join(folder, 'labcheck.js') };
};
