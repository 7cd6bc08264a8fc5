import { fail } from '../../src/index.ts';
import { judgePidNamespace, lookAtPid, pidNamespaceCauses } from '../resources/pid-namespace.ts';
import { placed, started } from './isolated.ts';
import { check } from './parameters.ts';
import { rootChanged } from './root-changed.ts';
import { subject, subjectNeeds } from './subject.ts';

export const pidIsolated = check({
  id: 'pid-isolated',
  title: 'It has a PID namespace of its own, so it is process 1 or descends from one',
  tasks: [3],
  points: 1,
  after: [rootChanged],
  needs: subjectNeeds,
  causes: {
    'not-unshared': {
      says: 'Process {pid} has a root of its own and shares all else with the host: it can see and end the host’s processes.',
      expected: 'namespaces of its own, a PID namespace among them',
      actual: 'process {pid}, which was only locked into the folder by chroot',
      hints: [
        'Which processes does ps show in that shell? chroot changes only which files a process sees.',
        'Start a new shell through unshare, with chroot {rootfs} behind its options. The old one may stay open.',
      ],
      look: lookAtPid,
      repair: started,
    },
    ...pidNamespaceCauses(started),
  },
  judge: (facts, parameters) => {
    const { process } = subject(facts, parameters);
    const values = placed(facts, parameters);
    return process ? judgePidNamespace(process, facts.host, facts.views, values) : fail('not-unshared', values);
  },
});
