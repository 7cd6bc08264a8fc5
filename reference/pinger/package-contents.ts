/** Paths of programs, by the package that brings them. */
export type PackageContents = Readonly<Record<string, readonly string[]>>;

/** The small packages of a repository: their programs, and what else some of them bring. */
export type SmallPackages = {
  readonly programs: PackageContents;
  /** Texts and links by path, by the package that brings them. */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly links?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The packages of each group, as `dnf group install` knows it. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
};

/**
 * The contents of the small packages, by Fedora's names and places. The lab asks for the first eight; the others make a
 * shell in the root usable. A path's last part names the program of this machine that is put there.
 */
export const packageContents: PackageContents = {
  passwd: ['usr/bin/passwd'],
  'shadow-utils': ['usr/sbin/useradd', 'usr/sbin/usermod', 'usr/sbin/userdel', 'usr/sbin/groupadd'],
  bash: ['usr/bin/bash'],
  'net-tools': ['usr/bin/netstat', 'usr/sbin/ifconfig', 'usr/sbin/route'],
  iproute: ['usr/sbin/ip', 'usr/sbin/ss'],
  curl: ['usr/bin/curl'],
  'vim-minimal': ['usr/bin/vi'],
  iputils: ['usr/bin/ping'],
  coreutils: [
    ...[
      'basename',
      'cat',
      'chmod',
      'chown',
      'cp',
      'cut',
      'date',
      'dirname',
      'df',
      'du',
      'echo',
      'env',
      'head',
      'id',
      'ln',
    ],
    ...[
      'ls',
      'mkdir',
      'mknod',
      'mv',
      'pwd',
      'readlink',
      'rm',
      'rmdir',
      'sleep',
      'sort',
      'stat',
      'tail',
      'touch',
      'true',
      'uname',
      'wc',
    ],
  ].map((program) => `usr/bin/${program}`),
  grep: ['usr/bin/grep'],
  hostname: ['usr/bin/hostname'],
  'procps-ng': ['usr/bin/ps', 'usr/bin/top', 'usr/bin/free'],
  'util-linux': [
    'usr/bin/mount',
    'usr/bin/umount',
    'usr/bin/mountpoint',
    'usr/bin/lsns',
    'usr/bin/unshare',
    'usr/bin/nsenter',
  ],
};

/** The packages that the lab text tells students to install (task 1). */
export const labPackages = Object.keys(packageContents).slice(0, 8);
