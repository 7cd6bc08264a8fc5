/** What the lab's commands need of a root file system: its folders, a shell, and where /proc is mounted. */
export const required = ['bin/bash', 'etc', 'proc', 'usr'] as const;
/** What every Debian-like root file system has, and no other (base-files). */
export const debianMark = 'etc/debian_version';

export const paths: readonly string[] = [...required, debianMark];
