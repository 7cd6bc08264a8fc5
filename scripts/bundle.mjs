import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { partsOfSsh2 } from './parts-of-ssh2.mjs';
import { precompiledSchemas } from './precompiled-schemas.mjs';

const project = new URL('..', import.meta.url).pathname;

/** Bundles src/main.ts into `labcheck.js` and its parts, in a folder of the project. */
export const bundle = async (outdir) => {
  const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: project,
    entryPoints: { labcheck: 'src/main.ts' },
    outdir,
    bundle: true,
    // Split, so that a command loads only what it needs.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins: [precompiledSchemas, partsOfSsh2],
    // Native parts that ssh2 does without.
    external: ['cpu-features', '*.node'],
    // A smaller program starts sooner. Names stay, for errors and for what the lint of labs reads.
    minifyWhitespace: true,
    minifySyntax: true,
    // Where node shows the line of a defect.
    lineLimit: 160,
    define: { LABCHECK_VERSION: JSON.stringify(version) },
    // CommonJS packages within an ES module bundle ask for node's own modules by require.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url), __dirname = import.meta.dirname;",
    },
    logLevel: 'warning',
  });
  await chmod(join(outdir, 'labcheck.js'), 0o755);
};
