import type { HostUri } from '../model/transport.ts';

/** A URI without a login and without a file. */
export const plainUri = (uri: string, machine: string | undefined): HostUri => ({
  machine,
  as: () => uri,
  from: () => uri,
});
