import { fail, pass } from '../../src/index.ts';
import { mountIsolated } from './mount-isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { startedAnew, subject, subjectDetail, subjectNeeds } from './subject.ts';

export const procMounted = check({
  id: 'proc-mounted',
  title: 'Its /proc shows the processes of its own PID namespace',
  tasks: [11],
  points: 1,
  after: [pidIsolated, mountIsolated],
  needs: (parameters) => ({ ...subjectNeeds(parameters), detail: subjectDetail(parameters) }),
  causes: {
    absent: {
      says: 'No procfs is mounted at /proc of the isolated process.',
      expected: 'a procfs at its /proc',
      actual: 'no process to be seen in its /proc',
      hints: [
        'What does ps say inside of the container?',
        'Mount a procfs from a shell inside of the isolated environment.',
      ],
      repair: startedAnew,
    },
    'other-namespace': {
      says: 'The /proc of the isolated process shows the processes of another PID namespace.',
      expected: 'a procfs of its own PID namespace',
      actual: 'a procfs that was mounted from outside, with the host’s processes in it',
      hints: [
        'A procfs shows the PID namespace of whoever mounted it. What does ls /proc show inside: the host’s numbers?',
        'Mount a new procfs over it from a shell inside, or let unshare do so: --mount-proc.',
      ],
      repair: startedAnew,
    },
  },
  judge: ({ detail, ...facts }, parameters) => {
    const { process, isolated } = subject(facts, parameters);
    if (!process || !detail?.procMounted || detail.procOf === undefined) return fail('absent');
    return isolated && detail.procOf === process.namespaces.pid ? pass() : fail('other-namespace');
  },
});
