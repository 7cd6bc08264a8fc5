import { aLimit, judgeLimit } from './limit.ts';
import { check } from './parameters.ts';

export const pidsLimit = check({
  id: 'pids-limit',
  title: 'It may have {pids} processes',
  ...aLimit,
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
  judge: (facts, parameters) =>
    judgeLimit(facts, parameters, { controller: 'pids', v1: 'pids.max', v2: 'pids.max' }, parameters.pids),
});
