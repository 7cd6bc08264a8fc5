import { fail, pass } from '../../src/index.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { subject, subjectNeeds } from './subject.ts';

export const utsIsolated = check({
  id: 'uts-isolated',
  title: 'It has a UTS namespace of its own, so a hostname of its own',
  tasks: [10],
  points: 1,
  after: [pidIsolated],
  needs: subjectNeeds,
  causes: {
    shared: {
      says: 'The isolated process shares the host’s UTS namespace.',
      expected: 'a UTS namespace of its own',
      actual: 'a hostname set inside would change the host’s',
      hints: [
        'Which letter of unshare stands for UTS, the namespace of the hostname? See: man unshare',
        'Leave the shell and start it again with -u (--uts).',
      ],
      command: 'ip netns exec {netns} unshare -pfmu --mount-proc bash',
    },
  },
  judge: (facts, parameters) => {
    const { anchor, process } = subject(facts, parameters);
    const own = process?.namespaces.uts;
    return anchor === 'named' && own !== undefined && own !== facts.host.namespaces.uts ? pass() : fail('shared');
  },
});
