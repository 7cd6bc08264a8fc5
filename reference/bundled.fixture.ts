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
