import { build } from 'esbuild';

/**
 * Bundles the command line with the tiny lab, as the program itself is bundled.
 *
 * @param before lines that run before it
 */
export const bundleCli = async (outfile: string, before: readonly string[] = []): Promise<void> => {
  await build({
    stdin: {
      contents: `${before.join('\n')}
        import { compositionOf } from './composition.fixture.ts';
        import { processWorld } from './process-world.ts';
        import { runCli } from './run-cli.ts';
        import { tinyLab } from './tiny-lab.fixture.ts';
        process.exitCode = await runCli(process.argv.slice(2), compositionOf([tinyLab]), processWorld());`,
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // Native parts that ssh2 does without.
    external: ['cpu-features', '*.node'],
    banner: { js: "import { createRequire as from } from 'node:module'; const require = from(import.meta.url);" },
  });
};
