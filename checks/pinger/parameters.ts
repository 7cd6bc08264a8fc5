import {
  addressTemplate,
  checksFor,
  fileName,
  homePath,
  integer,
  interfaceName,
  type Parameter,
  path,
  port,
  type Values,
} from '../../src/index.ts';

/** Not known to the lab: a course may say it for each student. */
const username: Parameter<string | undefined> = {
  ...fileName('the student’s name in the registry; without it, any', 'student'),
  default: undefined,
};

/** The parameters that a course or a student may set, with the lab sheet's values as defaults. */
export const parameters = {
  x: integer('the student’s number, the third byte of the addresses; without it, any that both ends agree on', 0, 255),
  rootfs: path('the folder of the root file system', '/opt/rootfs-pinger'),
  netns: fileName('the name of the network namespace', 'pinger'),
  outer: interfaceName('the end of the pair that stays on the host', 'veth-host'),
  inner: interfaceName('the end of the pair that goes into the namespace', 'veth-pinger'),
  hostAddress: addressTemplate('the address of the outer end', '10.200.{x}.1/24'),
  containerAddress: addressTemplate('the address of the inner end', '10.200.{x}.10/24'),
  port: port('the port on which the app listens', 8080),
  app: path('the app within the root file system', '/usr/local/bin/pinger'),
  archive: homePath('the archive of the root file system', '~/pinger-rootfs.tgz'),
  image: fileName('the image that is made of it, with its tag', 'pinger-base:latest'),
  registry: fileName('the registry that it is pushed to', 'registry.class.syscallx86.com'),
  username,
  publishedPort: port('the port of the host through which others reach the app', 8080),
};
export type Pinger = Values<typeof parameters>;

/** The constructor of this lab's checks. */
export const check = checksFor(parameters);
