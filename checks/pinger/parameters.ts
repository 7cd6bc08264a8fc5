import {
  addressTemplate,
  checksFor,
  fileName,
  integer,
  interfaceName,
  path,
  port,
  type Values,
} from '../../src/index.ts';

/** What a course or a student may set, with the lab sheet's own values as defaults. */
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
};
export type Pinger = Values<typeof parameters>;

/** The constructor of this lab's checks. */
export const check = checksFor(parameters);
