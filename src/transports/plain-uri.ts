import type { UriParts } from '../model/transport.ts';

/** A URI without a login and without a file. */
export const plainUri = (uri: string, machine: string | undefined): UriParts => ({
  machine,
  as: () => uri,
  from: () => uri,
});
