import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Parts of ssh2 beside its client, which would make node load half of its own modules at every start. */
const unused = /\/(http-agents|keygen|server|SFTP)\.js$/;

/** Empties what labcheck does not use of ssh2, omits the native parts that ssh2 does without, and replaces one sum. */
export const partsOfSsh2 = {
  name: 'parts-of-ssh2',
  setup: (build) => {
    build.onResolve({ filter: /\.node$|^cpu-features$/ }, ({ path }) => ({ path, namespace: 'native' }));
    build.onLoad({ filter: /./, namespace: 'native' }, () => ({ contents: "throw new Error('not built')" }));
    build.onLoad({ filter: /\/ssh2\/lib\/protocol\/crypto\/poly1305\.js$/ }, async ({ path }) => ({
      contents: await readFile(join(import.meta.dirname, 'poly1305.cjs')),
      resolveDir: dirname(path),
    }));
    build.onLoad({ filter: /\/ssh2\/lib\// }, ({ path }) => (unused.test(path) ? { contents: '' } : undefined));
  },
};
