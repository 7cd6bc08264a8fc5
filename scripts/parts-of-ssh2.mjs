/** Parts of ssh2 beside its client, which would make node load half of its own modules at every start. */
const unused = /\/(http-agents|keygen|server|SFTP)\.js$/;

/** Leaves empty what labcheck does not use of ssh2, and out the native parts that ssh2 does without. */
export const partsOfSsh2 = {
  name: 'parts-of-ssh2',
  setup: (build) => {
    build.onResolve({ filter: /\.node$|^cpu-features$/ }, ({ path }) => ({ path, namespace: 'native' }));
    build.onLoad({ filter: /./, namespace: 'native' }, () => ({ contents: "throw new Error('not built')" }));
    build.onLoad({ filter: /\/ssh2\/lib\// }, ({ path }) => (unused.test(path) ? { contents: '' } : undefined));
  },
};
