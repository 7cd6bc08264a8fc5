import { host, type Step } from '../../src/index.ts';

/** The app, compiled as a static program and copied into the root file system. */
export const compiled: readonly Step[] = [
  host('gcc -static -o ~/pinger/pinger ~/pinger/pinger.c', {
    text: 'This is the app in C, in ~/pinger. For an app in another language, use its own compiler.',
  }),
  host('install -D -m 755 ~/pinger/pinger {rootfs}{app}'),
];
