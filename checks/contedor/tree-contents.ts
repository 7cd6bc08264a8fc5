/** The parts of a root file system that the lab's commands need: its folders, a shell, and the mount point of /proc. */
export const required = ['bin/bash', 'etc', 'proc', 'usr'] as const;
/** A file that every Debian-like root file system has, and no other (base-files). */
export const debianMark = 'etc/debian_version';

export const paths: readonly string[] = [...required, debianMark];
