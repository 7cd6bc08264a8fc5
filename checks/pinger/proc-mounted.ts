import { fail, host, pass } from '../../src/index.ts';
import { mountIsolated } from './mount-isolated.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { startedAnew, subject, subjectDetail, subjectNeeds } from './subject.ts';

/** The isolated process sees its own root, so its /proc is found through that. */
const inside = host('for p in $(ip netns pids {netns}); do ls /proc/$p/root/proc; break; done');

export const procMounted = check({
  id: 'proc-mounted',
  title: 'Its /proc shows the processes of its own PID namespace',
  tasks: [11],
  points: 1,
  after: [pidIsolated, mountIsolated],
  needs: (parameters) => ({ ...subjectNeeds(parameters), detail: subjectDetail(parameters) }),
  causes: {
    absent: {
      says: 'No procfs, the file system that shows processes, is mounted at the /proc of the isolated process. So ps and top show nothing inside.',
      expected: 'a procfs at its /proc',
      actual: 'a /proc without any process',
      hints: [
        'ps reads the files below /proc. Which processes does it show inside?',
        'Start the isolated shell again, and let unshare mount a procfs: --mount-proc.',
      ],
      look: [inside],
      repair: startedAnew,
    },
    'other-namespace': {
      says: 'The /proc of the isolated process was mounted from outside, so ps inside shows the host’s processes.',
      expected: 'a procfs, the file system that shows processes, with only those inside',
      actual: 'a procfs of another PID namespace',
      hints: [
        'A procfs shows the same processes as ps does in the shell that mounted it. Which process numbers are in /proc inside?',
        'Start the isolated shell again, and let unshare mount a new procfs: --mount-proc.',
      ],
      look: [inside],
      repair: startedAnew,
    },
  },
  judge: ({ detail, ...facts }, parameters) => {
    const { process, isolated } = subject(facts, parameters);
    // Of tries that are alike, the views tell which one was chosen.
    const seen = process && (facts.views?.get(process.pid) ?? detail);
    if (!process || !seen?.procMounted || seen.procOf === undefined) return fail('absent');
    return isolated && seen.procOf === process.namespaces.pid ? pass() : fail('other-namespace');
  },
});
