import { fail, pass } from '../../src/index.ts';
import { eventsOf, fileAt } from './lab-cgroup.ts';
import { memoryLimit } from './memory-limit.ts';
import { munchStatic } from './munch-static.ts';
import { check } from './parameters.ts';
import { processInCgroup } from './process-in-cgroup.ts';
import { subject, subjectNeeds } from './subject.ts';

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
      says: 'Nobody in the cgroup {name} ever reached its limit of memory.',
      expected: 'a process of the cgroup that was killed at {memory}',
      actual: 'at most {peak} bytes used since the cgroup was made',
      hints: [
        'The kernel counts how often a limit was reached: what does {path} say? A cgroup that is made again begins with 0.',
        'Run the program inside of the container, and let it go on until it is killed.',
      ],
      command: './{munch}',
    },
    'not-killed': {
      says: 'The limit of memory was reached, but the kernel killed nobody.',
      expected: 'a process of the cgroup that was killed at {memory}',
      actual: 'the limit was reached {hits, plural, one {once} other {# times}}, nobody was killed',
      hints: [
        'What does {path} say? The kernel kills only when it finds no other way: it swaps where it may, and waits where killing is switched off (oom_kill_disable).',
        'Switch swapping off and killing on for the cgroup, and run the program again, to its end.',
      ],
      command: './{munch}',
    },
  },
  judge: (facts, parameters) => {
    const { cgroup } = subject(facts, parameters);
    const controlled = cgroup?.controlled.memory;
    if (!cgroup || !controlled) return fail('never-reached', { name: '', peak: 'unknown', path: '' });
    const v1 = controlled.hierarchy.version === 1;
    const events = v1 ? 'memory.oom_control' : 'memory.events';
    const limit = v1 ? 'memory.limit_in_bytes' : 'memory.max';
    const kills = eventsOf(controlled, `${events}:oom_kill`, limit);
    const hits = eventsOf(controlled, v1 ? 'memory.failcnt' : 'memory.events:max', limit) ?? 0;
    // A kernel before 4.13 does not count its kills: there, having reached the limit is all that can be seen.
    if (kills === undefined ? hits > 0 : kills > 0) return pass();
    const values = { name: cgroup.name, path: fileAt(controlled, events), hits };
    if (hits > 0) return fail('not-killed', values);
    const peak = controlled.folder.values.get(v1 ? 'memory.max_usage_in_bytes' : 'memory.peak') ?? 'unknown';
    return fail('never-reached', { ...values, peak });
  },
});
