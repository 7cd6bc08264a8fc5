import { packageContents, type SmallPackages } from '../pinger/package-contents.ts';

const { bash, coreutils, grep, hostname, passwd } = packageContents;

/** The lab’s packages, made of this machine’s own programs: CentOS’s names and places. */
export const minimalPackages: SmallPackages = {
  programs: {
    basesystem: [],
    bash: bash!,
    coreutils: coreutils!,
    grep: grep!,
    hostname: hostname!,
    'procps-ng': packageContents['procps-ng']!,
    'util-linux': packageContents['util-linux']!,
    passwd: passwd!,
    'shadow-utils': packageContents['shadow-utils']!,
    // An init, too, where it is called by that name.
    busybox: ['usr/sbin/busybox'],
    vsftpd: ['usr/sbin/vsftpd'],
  },
  links: { busybox: { 'usr/sbin/init': 'busybox' } },
  texts: {
    'util-linux': {
      'etc/pam.d/login': `auth       required   pam_unix.so
account    required   pam_unix.so
session    required   pam_selinux.so close
session    required   pam_loginuid.so
session    required   pam_selinux.so open
session    required   pam_unix.so
`,
    },
    'shadow-utils': { 'etc/shadow': 'root:*:20000:0:99999:7:::\n' },
  },
  // A system that can start and be logged in to, as far as the lab needs it.
  groups: { core: ['basesystem', 'passwd', 'shadow-utils', 'busybox'] },
};
