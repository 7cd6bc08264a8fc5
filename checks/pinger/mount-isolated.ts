import { fail, pass } from '../../src/index.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { subject, subjectNeeds } from './subject.ts';

/** Content with any mount namespace that is not the host's: `ip netns exec` makes one by itself (ip-netns(8)). */
export const mountIsolated = check({
  id: 'mount-isolated',
  title: 'It has a mount namespace of its own',
  tasks: [10],
  points: 1,
  after: [pidIsolated],
  needs: subjectNeeds,
  causes: {
    shared: {
      says: 'The isolated process shares the host’s mount namespace.',
      expected: 'a mount namespace of its own',
      actual: 'what is mounted inside is mounted on the host as well',
      hints: [
        'Which letter of unshare stands for mounts? See: man unshare',
        'Leave the shell and start it again with -m (--mount).',
      ],
      command: 'ip netns exec {netns} unshare -pfmu --mount-proc bash',
    },
  },
  judge: (facts, parameters) => {
    const { anchor, process } = subject(facts, parameters);
    const own = process?.namespaces.mnt;
    return anchor === 'named' && own !== undefined && own !== facts.host.namespaces.mnt ? pass() : fail('shared');
  },
});
