import type { ContainerProcess, NamedNetwork } from '../../src/probes/index.ts';
import { inContainer } from './in-container.ts';
import type { Runc } from './parameters.ts';
import { memberDetails, subjectNeeds } from './subject.ts';

/** The facts that finding the application needs. */
export type AppFacts = { readonly inside: NamedNetwork; readonly details: readonly ContainerProcess[] | undefined };

/** The questions whose facts `application` reads. */
export const appNeeds = (parameters: Runc) => ({
  ...subjectNeeds(parameters),
  inside: inContainer.network(parameters),
  details: memberDetails(parameters),
});

/** The process of the container that listens on the lab’s port, or else on another one. */
export const application = ({ inside, details = [] }: AppFacts, { port }: Runc): ContainerProcess | undefined => {
  const listeners = inside.kind === 'namespace' ? inside.listeners : [];
  const holder = (inodes: readonly number[]) =>
    details.find(({ sockets }) => sockets.some((inode) => inodes.includes(inode)));
  const own = listeners.filter((listener) => listener.port === port).map(({ inode }) => inode);
  return holder(own) ?? holder(listeners.map(({ inode }) => inode));
};
