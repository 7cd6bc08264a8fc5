/** What ssh2 has beside its client, which node would load with half of its own modules at every start. */
const unused = /\/(http-agents|keygen|server|SFTP)\.js$/;

/** Leaves empty what labcheck does not use of ssh2. */
export const partsOfSsh2 = {
  name: 'parts-of-ssh2',
  setup: (build) => {
    build.onLoad({ filter: /\/ssh2\/lib\// }, ({ path }) => (unused.test(path) ? { contents: '' } : undefined));
  },
};
