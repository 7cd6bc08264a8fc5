import { fail, host, pass } from '../../src/index.ts';
import { placed } from './isolated.ts';
import { eventsOf, fileAt } from './lab-cgroup.ts';
import { killsIn } from './limits-kept.ts';
import { memoryLimit } from './memory-limit.ts';
import { munchStatic } from './munch-static.ts';
import { check } from './parameters.ts';
import { processInCgroup } from './process-in-cgroup.ts';
import { subject, subjectNeeds } from './subject.ts';

const look = [host('cat {path}', { text: 'The number behind oom_kill counts the programs that were killed.' })];
/** The program, run in the container by a line of the host. */
const eaten = host('cgexec -g memory,pids:{name} nsenter -t {pid} -a -r /{munch}', {
  text: 'In the container’s own shell this is: ./{munch}',
});

export const munchKilled = check({
  id: 'munch-killed',
  title: 'The kernel killed {munch} at the limit of memory',
  tasks: [10],
  points: 2,
  phase: 'limits',
  after: [munchStatic, memoryLimit, processInCgroup],
  needs: subjectNeeds,
  causes: {
    'never-reached': {
      says: 'The cgroup {name} has not reached its limit of memory yet. So nothing shows that the kernel kills a program there.',
      expected: 'a program of the container that was killed at {memory}',
      actual: 'at most {peak} bytes in use since the cgroup was made',
      hints: [
        'Has {munch} run inside of the container, to its end? Only there the limit counts. A new cgroup begins to count at 0.',
        'Type ./{munch} in the container’s shell, and wait until the kernel kills it.',
      ],
      look,
      repair: [eaten],
    },
    'not-killed': {
      says: 'The limit of memory was reached, but the kernel killed no program. It may have moved memory to disk (swap), or killing is switched off.',
      expected: 'a program of the container that was killed at {memory}',
      actual: 'the limit was reached {hits, plural, one {once} other {# times}}, and no program was killed',
      hints: [
        'Which number stands behind oom_kill_disable in {path} (cgroup v1 only)? With 1, programs wait at the limit and none is killed.',
        'Switch killing on again, if it is off. Then run ./{munch} in the container’s shell once more.',
      ],
      look,
      repair: {
        v1: [host('echo 0 > {path}', { text: 'The kernel may kill again.' }), eaten],
        v2: [eaten],
      },
    },
  },
  judge: (facts, parameters) => {
    const { cgroup } = subject(facts, parameters);
    const controlled = cgroup?.controlled.memory;
    const place = placed(facts, parameters);
    if (!cgroup || !controlled) return fail('never-reached', { ...place, name: '', peak: 'unknown', path: '' });
    const v1 = controlled.hierarchy.version === 1;
    const events = v1 ? 'memory.oom_control' : 'memory.events';
    const limit = v1 ? 'memory.limit_in_bytes' : 'memory.max';
    const kills = killsIn(controlled);
    const hits = eventsOf(controlled, v1 ? 'memory.failcnt' : 'memory.events:max', limit) ?? 0;
    // A kernel before 4.13 does not count its kills: there, having reached the limit is all that can be seen.
    if (kills === undefined ? hits > 0 : kills > 0) return pass();
    const values = { ...place, name: cgroup.name, path: fileAt(controlled, events), hits };
    if (hits > 0) return fail('not-killed', values, { way: v1 ? 'v1' : 'v2' });
    const peak = controlled.folder.values.get(v1 ? 'memory.max_usage_in_bytes' : 'memory.peak') ?? 'unknown';
    return fail('never-reached', { ...values, peak });
  },
});
