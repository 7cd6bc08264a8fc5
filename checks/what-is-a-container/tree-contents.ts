/** What the lab's commands need of a root file system: a shell to start, and a folder to mount the procfs on. */
export const required = ['bin/sh', 'proc'] as const;

/** What runc spec writes, which belongs beside a root file system and is seen in it where it was typed there. */
export const configFile = 'config.json';
