import { fail, pass } from '../../src/index.ts';
import { cgroupExists } from './cgroup-exists.ts';
import { effectiveLimit, limitOf } from './lab-cgroup.ts';
import { limitPlace, named } from './limit.ts';
import { check } from './parameters.ts';
import { subjectNeeds } from './subject.ts';

export const pidsLimit = check({
  id: 'pids-limit',
  title: 'It may have {pids} processes',
  tasks: [8],
  points: 1,
  phase: 'limits',
  after: [cgroupExists],
  needs: subjectNeeds,
  causes: {
    unlimited: {
      says: 'The cgroup {name} has no limit of processes.',
      expected: '{pids} in {path}',
      actual: '{found}, which means no limit',
      hints: [
        'What stands in {path}? Without a limit there a fork bomb takes the whole machine along.',
        'Write the limit into the file.',
      ],
      command: 'echo {pids} > {path}',
    },
    'other-value': {
      says: 'The cgroup {name} has another limit of processes than the task’s.',
      expected: '{pids} in {path}',
      actual: '{found}',
      hints: ['What stands in {path}?', 'Write the task’s limit into the file.'],
      command: 'echo {pids} > {path}',
    },
  },
  judge: (facts, parameters) => {
    const found = limitPlace(facts, parameters, { controller: 'pids', v1: 'pids.max', v2: 'pids.max' });
    const enforced = found ? effectiveLimit(found.place, found.file, found.pid) : Infinity;
    if (enforced === parameters.pids || limitOf(found?.value) === parameters.pids) return pass();
    return fail(limitOf(found?.value) === Infinity ? 'unlimited' : 'other-value', named(found));
  },
});
