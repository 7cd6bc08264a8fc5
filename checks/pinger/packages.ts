import { host, type Step } from '../../src/index.ts';

const dnf = (verb: string, packages: string): Step =>
  host(`dnf -y ${verb} --installroot={rootfs} --releasever=9 ${packages}`);

/** All packages of the task, as two lines; those that are there already are left as they are. */
export const packagesInstalled: readonly Step[] = [
  dnf('install', 'passwd shadow-utils bash net-tools'),
  dnf('install', 'iproute curl vim-minimal iputils'),
];

/** One package as it should be, also where dnf installed it and its files were removed since. */
export const packageAgain = (name: string): readonly Step[] => [dnf('install', name), dnf('reinstall', name)];
