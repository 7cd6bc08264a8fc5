import { binary } from '../../src/probes/index.ts';
import type { Pinger } from './parameters.ts';

/** Where students put the app instead: its older place, its other name, other folders of programs. */
const otherPlaces = [
  '/pinger',
  '/usr/local/bin/pinger-static',
  '/usr/bin/pinger',
  '/bin/pinger',
  '/opt/pinger',
  '/root/pinger',
  '/usr/local/pinger',
  '/usr/local/sbin/pinger',
];

/** The app's file within the root file system. */
export const appInRootfs = ({ rootfs, app }: Pinger) =>
  binary(
    rootfs,
    app,
    otherPlaces.filter((place) => place !== app),
  );
