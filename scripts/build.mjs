// Bundles src/main.ts into dist/labcheck.js. Types are checked by `npm run check`; this runs at every `npm ci`.
import { chmod, readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: new URL('..', import.meta.url).pathname,
  entryPoints: { labcheck: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  // Split, so that a command loads only what it needs.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  define: { LABCHECK_VERSION: JSON.stringify(version) },
  // CommonJS packages within an ES module bundle ask for node's own modules by require.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
await chmod(new URL('../dist/labcheck.js', import.meta.url), 0o755);
