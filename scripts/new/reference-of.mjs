import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const source = `import { references } from './reference/references.ts';
export const referenceOf = (id) => {
  const { lab, mutants } = references.find((one) => one.lab.id === id);
  return {
    checks: lab.checks.map(({ id, causes }) => ({ id, causes: Object.keys(causes) })),
    mutants: mutants.map(({ id, killedBy }) => ({ id, killedBy })),
  };
};`;

/** A lab's checks with the names of their causes, and its mutants, read from today's sources. */
export const referenceOf = async (lab) => {
  const outfile = join(process.cwd(), `node_modules/.cache/labcheck-new.${process.pid}.mjs`);
  await build({
    stdin: { contents: source, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  try {
    return (await import(outfile)).referenceOf(lab);
  } finally {
    rmSync(outfile);
  }
};
