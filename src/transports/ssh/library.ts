import type * as library from 'ssh2';

export type Ssh2 = typeof library;

/**
 * ssh2, loaded when the first host is reached: it costs more to load than all the rest of a start. It is CommonJS,
 * so that all of it is the default export; its types do not say so.
 */
export const loadSsh2 = async (): Promise<Ssh2> => {
  // Work begun beside it goes first: the host's greeting comes while it is loaded.
  await new Promise(setImmediate);
  return ((await import('ssh2')) as unknown as { readonly default: Ssh2 }).default;
};
