import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Makes a program of its own, bundled as labcheck is, so that it can be killed.
 *
 * @param folder where it is written
 * @param source TypeScript; paths lead from this folder
 */
export const program = async (folder: string, source: string): Promise<string> => {
  const outfile = join(folder, `program-${Math.random()}.mjs`);
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['cpu-features'],
    loader: { '.node': 'empty' },
    define: { __dirname: 'import.meta.dirname' },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
};

/** The processes that sleep for just so many seconds; nothing where there are none. */
export const running = (seconds: string): string => {
  try {
    return execFileSync('pgrep', ['-f', `^sleep ${seconds}$`], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

export const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; !done(); tries++) {
    if (tries > 400) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
