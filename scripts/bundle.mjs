import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programParts } from './program-parts.mjs';

const here = import.meta.dirname;

/** Makes `labcheck.js` and the parts of the program from src/main.ts, in a folder of the project. */
export const bundle = async (outdir) => {
  const parts = await programParts();
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  for (const { name, text } of parts) await writeFile(join(outdir, name), text);
  await writeFile(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  for (const name of ['needed-node.cjs', 'starter.cjs']) await copyFile(join(here, name), join(outdir, name));
  const program = join(outdir, 'labcheck.js');
  await copyFile(join(here, 'program.cjs'), program);
  await chmod(program, 0o755);
  await compileAhead(program);
};

/** Without it the program only starts later, so that it fails nothing. */
const compileAhead = async (program) => {
  try {
    await promisify(execFile)(process.execPath, [join(here, 'compile-ahead.mjs'), program], { timeout: 60_000 });
  } catch (error) {
    console.warn(`The program was not compiled ahead and will start more slowly: ${error.message}`);
  }
};
