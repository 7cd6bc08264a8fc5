/**
 * The parts of a root file system that the lab's commands need: a shell to start, and a folder to mount the procfs
 * on.
 */
export const required = ['bin/sh', 'proc'] as const;

/**
 * The file that runc spec writes. It belongs beside a root file system, and lies in it where the command was typed
 * there.
 */
export const configFile = 'config.json';
