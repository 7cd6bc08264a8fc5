/** The names and numbers of one pinger lab. Addresses are with their prefix length; `{x}` in them stands for x. */
export type PingerParameters = {
  readonly x: number;
  readonly rootfs: string;
  readonly netns: string;
  readonly outer: string;
  readonly inner: string;
  readonly hostAddress: string;
  readonly containerAddress: string;
  readonly port: number;
  readonly app: string;
};

/** The lab text's own, with 7 for the number that it leaves to the student. */
export const labParameters: PingerParameters = {
  x: 7,
  rootfs: '/opt/rootfs-pinger',
  netns: 'pinger',
  outer: 'veth-host',
  inner: 'veth-pinger',
  hostAddress: '10.200.{x}.1/24',
  containerAddress: '10.200.{x}.10/24',
  port: 8080,
  app: '/usr/local/bin/pinger',
};
