import { fail } from '../../src/index.ts';
import { judgePidNamespace, pidNamespaceCauses } from '../resources/pid-namespace.ts';
import { check } from './parameters.ts';
import { rootChanged } from './root-changed.ts';
import { startContainer, subject, subjectNeeds } from './subject.ts';

export const pidIsolated = check({
  id: 'pid-isolated',
  title: 'It has a PID namespace of its own, so it is process 1 or descends from one',
  tasks: [3],
  points: 1,
  after: [rootChanged],
  needs: subjectNeeds,
  causes: {
    'not-unshared': {
      says: 'The process {pid} has a root of its own, but shares every namespace with the host.',
      expected: 'namespaces of its own, a PID namespace among them',
      actual: 'a process that was only locked into the folder',
      hints: [
        'chroot changes what a process sees as "/", and nothing else. Which other processes does it see? (That is what the lab shows at first.)',
        'Leave the shell, and start it again through unshare.',
      ],
      command: startContainer,
    },
    ...pidNamespaceCauses(startContainer),
  },
  judge: (facts, parameters) => {
    const { process } = subject(facts, parameters);
    return process ? judgePidNamespace(process, facts.host, facts.views) : fail('not-unshared', { pid: 0 });
  },
});
