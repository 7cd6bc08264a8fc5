import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 1 done wrong: the root file system and its packages. */
export const rootfsMutants: MutantsOf<typeof checks> = [
  {
    id: 'rootfs-never-built',
    story: 'The student began with the network and never came to the root file system.',
    break: 'stop; rm -rf --one-file-system $R',
    killedBy: [
      ['rootfs-exists', 'absent'],
      ['pid-isolated', 'nothing-runs'],
    ],
  },
  {
    id: 'rootfs-with-an-older-name',
    story: 'The root file system was built as /opt/pinger-rootfs, as an older solution has it.',
    break: 'stop; mv $R /opt/pinger-rootfs; R=/opt/pinger-rootfs; start',
    killedBy: [['rootfs-exists', 'elsewhere']],
  },
  {
    id: 'rootfs-is-a-file',
    story: 'An archive was saved under the name of the folder.',
    break: 'stop; mv $R $R.old; tar -czf $R -C $R.old etc; R=$R.old; start',
    killedBy: [['rootfs-exists', 'not-a-directory']],
  },
  {
    id: 'rootfs-is-the-host',
    story: 'To save space, the folder was made a link to the machine’s own root.',
    break: 'stop; mv $R $R.old; ln -s / $R; R=$R.old; start',
    killedBy: [['rootfs-exists', 'is-host-root']],
  },
  {
    id: 'rootfs-half-installed',
    story: 'dnf stopped with an error before it had installed anything but configuration.',
    break: 'rm -rf --one-file-system $R/usr',
    killedBy: [['rootfs-exists', 'empty']],
  },
  {
    id: 'package-forgotten',
    story: 'curl was left out of the list of packages.',
    break: 'rm $R/usr/bin/curl',
    killedBy: [['rootfs-packages', 'missing']],
  },
  {
    id: 'ping-forgotten',
    story: 'iputils was left out, so the app has nothing to ping with.',
    break: 'rm $R/usr/bin/ping',
    killedBy: [
      ['rootfs-packages', 'missing'],
      ['app-pings', 'no-ping'],
    ],
  },
  {
    id: 'packages-faked',
    story: 'Empty files were made in the place of three programs.',
    break: 'for p in curl vi passwd; do rm $R/usr/bin/$p; touch $R/usr/bin/$p; chmod 755 $R/usr/bin/$p; done',
    killedBy: [['rootfs-packages', 'missing']],
  },
];
