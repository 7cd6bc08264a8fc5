// npm run bench: speed as ratios, each measured side by side in one run. Needs root, as the proof does.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const project = new URL('..', import.meta.url).pathname;
process.chdir(project);
// Within the project, so that packages are found from there.
const folder = await mkdtemp(join(project, 'node_modules/.bench-'));
try {
  await build({
    stdin: {
      contents: `export { bench } from './reference/bench/bench.ts'; export { terminal } from './src/reporters/terminal.ts';`,
      resolveDir: project,
    },
    outfile: join(folder, 'bench.mjs'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { bench, terminal } = await import(join(folder, 'bench.mjs'));
  await bench((report) => terminal.render(report, { colour: false, columns: 100 }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
