import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 4 done wrong: the network namespace. */
export const netnsMutants: MutantsOf<typeof checks> = [
  {
    id: 'rebooted',
    story: 'The machine was restarted after the lab: files stay, namespaces and interfaces do not.',
    break: 'stop; ip netns delete $N',
    killedBy: [['netns-exists', 'absent']],
  },
  {
    id: 'netns-misspelt',
    story: 'The namespace was made with a letter too many.',
    break: 'stop; ip netns delete $N; ip netns add pingers',
    killedBy: [['netns-exists', 'other-name']],
  },
  {
    id: 'netns-name-deleted',
    story: 'The name was deleted while the app was running, and the namespace lives on without it.',
    break: 'ip netns delete $N',
    killedBy: [['netns-exists', 'unnamed']],
  },
  {
    id: 'netns-anonymous',
    story: 'unshare -n was used in the place of ip netns add.',
    break: 'stop; ip netns delete $N; WAY="unshare -n"; start',
    killedBy: [['netns-exists', 'unnamed']],
  },
  {
    id: 'netns-file-only',
    story: 'A plain file lies where the namespace’s name should be.',
    break: 'stop; ip netns delete $N; touch /run/netns/$N',
    killedBy: [['netns-exists', 'not-a-namespace']],
  },
  {
    id: 'netns-made-inside-another',
    story: 'ip netns add was typed within ip netns exec, so its name is dead outside.',
    break: 'stop; ip netns delete $N; ip netns add first; ip netns exec first ip netns add $N',
    killedBy: [['netns-exists', 'not-a-namespace']],
  },
  {
    id: 'netns-is-the-host',
    story: 'The name was attached to the host’s own network.',
    break: 'stop; ip netns delete $N; touch /run/netns/$N; mount --bind /proc/1/ns/net /run/netns/$N',
    killedBy: [['netns-exists', 'is-host']],
  },
];
