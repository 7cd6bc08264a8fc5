import { type PackageContents, packageContents } from '../pinger/package-contents.ts';

const { bash, coreutils, grep, hostname, passwd } = packageContents;

/** The contents of the lab’s packages, made of this machine’s own programs: CentOS’s names and places. */
export const minimalPackages: PackageContents = {
  basesystem: [],
  bash: bash!,
  coreutils: coreutils!,
  grep: grep!,
  hostname: hostname!,
  'procps-ng': packageContents['procps-ng']!,
  'util-linux': packageContents['util-linux']!,
  passwd: passwd!,
  'shadow-utils': packageContents['shadow-utils']!,
  // busybox, which is an init too where it is called by that name.
  busybox: ['usr/sbin/busybox'],
  vsftpd: ['usr/sbin/vsftpd'],
};

/** The group core, as far as the lab needs it: a system that can start and be logged in to. */
export const corePackages = ['basesystem', 'passwd', 'shadow-utils', 'busybox'];
