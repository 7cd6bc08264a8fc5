import type { checks } from '../../checks/contedor/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 4 and 5 done wrong: the procfs and the name inside. */
export const insideMutants: MutantsOf<typeof checks> = [
  // Task 4
  {
    id: 'proc-forgotten',
    story: 'No procfs was mounted in the container.',
    break: 'PROC=true; again',
    killedBy: [['proc-mounted', 'absent']],
  },
  {
    id: 'proc-of-the-first-chroot',
    story: 'The procfs that was mounted in the second task is still there, with the host’s processes in it.',
    break: 'stop; chroot $R mount -t proc proc /proc; PROC=true; contain',
    killedBy: [['proc-mounted', 'other-namespace']],
  },
  {
    id: 'proc-is-a-copy',
    story: 'Files with the names of /proc were made by hand.',
    break: 'stop; mkdir -p $R/proc/1; touch $R/proc/1/status; PROC=true; contain',
    killedBy: [['proc-mounted', 'absent']],
  },
  // Task 5
  {
    id: 'name-never-set',
    story: 'The hostname inside is still the host’s.',
    break: 'NAME=true; again',
    killedBy: [['hostname-private', 'unchanged']],
  },
  {
    id: 'name-only-in-the-file',
    story: 'The name was written into /etc/hostname, as one would on a machine.',
    break: 'stop; echo contedor-a-man >$R/etc/hostname; NAME=true; contain',
    killedBy: [['hostname-private', 'file-only']],
  },
  {
    id: 'name-misspelt',
    story: 'The name was typed with a hyphen too few.',
    break: 'NAME="hostname contedor-aman"; again',
    killedBy: [['hostname-private', 'other-name']],
  },
  {
    id: 'name-in-the-wrong-terminal',
    story: 'The name was set in a terminal of the host, not inside.',
    break: 'NAME=true; again; hostname contedor-a-man',
    killedBy: [['hostname-private', 'host-renamed']],
  },
  {
    id: 'name-set-on-both-sides',
    story: 'The name was first set without -u, which renamed the host, and then inside as well.',
    break: 'hostname contedor-a-man',
    killedBy: [['hostname-private', 'host-renamed']],
  },
  {
    id: 'earlier-container-with-nothing-in-it',
    story: 'A first container without a procfs and a name is still open, and the second one lacks the letter i.',
    break: `stop; launch unshare $SPACES chroot $R /bin/bash -c "$(life true)"; STARTED=$!; without i; contain`,
    killedBy: [['ipc-isolated', 'shared']],
    notes: [['root-changed', 'other-tries']],
  },
];
