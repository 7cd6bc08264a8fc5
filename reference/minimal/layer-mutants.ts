import type { checks } from '../../checks/minimal/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Layers, their union and the full system done wrong. */
export const layerMutants: MutantsOf<typeof checks> = [
  // Task 14
  {
    id: 'base-never-installed',
    story: 'The layers were never begun, but for the application’s.',
    break: 'umount $U; rm -rf --one-file-system $B',
    killedBy: [['base-layer', 'absent']],
  },
  {
    id: 'base-is-the-host',
    story: 'The machine’s own root was taken as the base.',
    break: 'umount $U; mv $B $B.old; ln -s / $B',
    killedBy: [['base-layer', 'is-host-root']],
  },
  {
    id: 'base-half-installed',
    story: 'The package manager stopped with an error before any program was there.',
    break: 'rm -rf --one-file-system $B/usr',
    killedBy: [['base-layer', 'empty']],
  },
  {
    id: 'base-copied-by-hand',
    story: 'The base was copied from the host, without a package manager.',
    break: 'rm -r $B/root/.rpmdb',
    killedBy: [['base-layer', 'no-database']],
  },
  // Task 15
  {
    id: 'union-gone',
    story: 'The machine was restarted, and the union is no longer mounted.',
    break: 'umount $U',
    killedBy: [['union-mount', 'not-mounted']],
  },
  {
    id: 'union-in-a-container',
    story: 'The union was mounted in a mount namespace of its own, as that of ip netns exec.',
    break:
      'umount $U; launch unshare -m bash -c "mount -t overlay -o lowerdir=$B,upperdir=$A,workdir=$A.work none $U; sleep 3600"; settle',
    killedBy: [['union-mount', 'not-mounted']],
  },
  {
    id: 'union-is-a-bind',
    story: 'The base was bound to the place instead of a union.',
    break: 'umount $U; mount --bind $B $U',
    killedBy: [['union-mount', 'other-type']],
  },
  {
    id: 'union-covered',
    story: 'Another file system was mounted over the union.',
    break: 'mount -t tmpfs none $U',
    killedBy: [['union-mount', 'other-type']],
  },
  {
    id: 'union-read-only',
    story: 'Both folders were given as lower ones.',
    break: 'umount $U; mount -t overlay -o lowerdir=$A:$B none $U',
    killedBy: [['union-mount', 'read-only']],
  },
  {
    id: 'layers-swapped',
    story: 'The base was given as the upper folder.',
    break: 'umount $U; mkdir $B.work; layers $B $A',
    killedBy: [['union-mount', 'swapped']],
  },
  {
    id: 'union-with-another-upper-folder',
    story: 'The upper folder is that of an earlier try.',
    break: 'umount $U; mkdir /dir/otra /dir/otra.work; layers /dir/otra',
    killedBy: [['union-mount', 'other-app']],
  },
  {
    id: 'union-over-another-base',
    story: 'The lower folder is that of another task.',
    break: 'umount $U; layers $A $P',
    killedBy: [['union-mount', 'other-base']],
  },
  {
    id: 'app-made-anew-below-the-union',
    story: 'The upper folder was deleted and made again while the union was mounted.',
    // Two folders of one tick of the clock are not told apart.
    break: 'rm -rf $A; settle; mkdir $A',
    killedBy: [['union-mount', 'stale']],
  },
  {
    id: 'base-made-anew-below-the-union',
    story: 'The lower folder was deleted and installed again while the union was mounted.',
    break: 'cp -a $B /srv/base; rm -rf $B; cp -a /srv/base $B',
    killedBy: [['union-mount', 'stale']],
  },
  // Task 16
  {
    id: 'app-in-the-base',
    story: 'The service was installed into the base.',
    break: 'umount $U; mv $A/usr/sbin/vsftpd $B/usr/sbin/; layers',
    killedBy: [['app-layer', 'in-base']],
  },
  {
    id: 'app-never-installed',
    story: 'The union is there, but nothing was installed through it.',
    break: 'umount $U; rm -rf $A/*; layers',
    killedBy: [['app-layer', 'no-service']],
  },
  {
    id: 'app-holds-everything',
    story: 'The service was installed into the layer itself, with all that it depends on.',
    break: 'umount $U; cp -a $B/. $A/; layers',
    killedBy: [['app-layer', 'whole-system']],
  },
  // Task 18
  {
    id: 'system-gone',
    story: 'The machine was restarted, which empties /tmp.',
    break: 'rm -rf --one-file-system $S',
    killedBy: [['full-system', 'absent']],
  },
  {
    id: 'system-is-the-host',
    story: 'The folder is a link to the machine’s own root.',
    break: 'rm -rf --one-file-system $S; ln -s / $S',
    killedBy: [['full-system', 'is-host-root']],
  },
  {
    id: 'system-without-init',
    story: 'Only the base packages were installed.',
    break: 'rm $S/usr/sbin/init',
    killedBy: [['full-system', 'incomplete']],
  },
  {
    id: 'system-without-database',
    story: 'The system was copied by hand.',
    break: 'rm -r $S/root/.rpmdb',
    killedBy: [['full-system', 'incomplete']],
  },
  {
    id: 'system-without-login',
    story: 'The file was deleted instead of the lines in it.',
    break: 'rm $S/etc/pam.d/login',
    killedBy: [['full-system', 'incomplete']],
  },
  {
    id: 'login-not-cleaned',
    story: 'The lines were deleted from the host’s own file.',
    break: "cp /etc/pam.d/login $S/etc/pam.d/; edit /etc/pam.d/login -e '/selinux/d' -e '/pam_loginuid.so/d'",
    killedBy: [['full-system', 'login-stumbles']],
  },
  {
    id: 'password-locked',
    story: 'passwd was run on the host, so root of the tree is still locked.',
    break: "echo 'root:*:20000:0:99999:7:::' >$S/etc/shadow",
    killedBy: [['full-system', 'no-password']],
  },
  {
    id: 'password-empty',
    story: 'The password was deleted to save the typing.',
    break: "echo 'root::20000:0:99999:7:::' >$S/etc/shadow",
    killedBy: [['full-system', 'no-password']],
  },
];
