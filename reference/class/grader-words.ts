import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { SimulatedClass } from './create-class.ts';

/**
 * The start of a command line that runs what follows it as the grader of a class: in the class's network, with the
 * class's key and known hosts as `~/.ssh`. It is killed when this process dies.
 */
export const graderWords = ({ network, sshFolder }: Pick<SimulatedClass, 'network' | 'sshFolder'>): string[] => [
  // Set first: the death signal stays set across exec, and none of these programs forks.
  ...['setpriv', '--pdeathsig', 'KILL', '--'],
  ...['nsenter', `--net=${network.file}`, '--', 'unshare', '--mount', '--propagation', 'private', '--'],
  ...['sh', '-c', 'mkdir -p -m 700 "$2" && mount --bind "$1" "$2" && shift 2 && exec "$@"', 'grader'],
  ...[resolve(sshFolder), join(userInfo().homedir, '.ssh')],
];
