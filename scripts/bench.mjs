// npm run bench: speed as ratios, each measured side by side in one run. Needs root, as the proof does.
// npm run bench -- --class [LARGEST]: the same of simulated classes of 25 to 200 hosts; takes minutes.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const project = new URL('..', import.meta.url).pathname;
process.chdir(project);
// Node would read a site's certificates at every start, and the ratios would tell of them.
delete process.env.NODE_EXTRA_CA_CERTS;
// Within the project, so that packages are found from there.
const folder = await mkdtemp(join(project, 'node_modules/.bench-'));
try {
  await build({
    stdin: {
      contents: `export { bench, prepareBench } from './reference/bench/bench.ts'; export { classBench, studentBench } from './reference/bench/class-bench.ts'; export { inside } from './reference/bench/inside.ts'; export { pageBench } from './reference/bench/page-bench.ts'; export { terminal } from './src/reporters/terminal.ts';`,
      resolveDir: project,
    },
    outfile: join(folder, 'bench.mjs'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { bench, prepareBench, classBench, studentBench, inside, pageBench, terminal } = await import(
    join(folder, 'bench.mjs')
  );
  const again = [process.execPath, join(project, 'scripts/bench.mjs'), '--inside'];
  const [mode, ...words] = process.argv.slice(2);
  if (mode === '--inside') await inside(words);
  else {
    await prepareBench();
    if (mode === '--class') await classBench(words[0] ? Number(words[0]) : undefined);
    else {
      await bench((report) =>
        terminal.render({ report, scene: null, answers: null, earlier: null }, { colour: false, columns: 100 }),
      );
      await pageBench();
      await studentBench(again);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
