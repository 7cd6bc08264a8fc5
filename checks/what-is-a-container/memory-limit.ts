import { aLimit, judgeLimit } from './limit.ts';
import { bytesOf, check } from './parameters.ts';

export const memoryLimit = check({
  id: 'memory-limit',
  title: 'It may use {memory} of memory',
  ...aLimit,
  causes: {
    unlimited: {
      says: 'The cgroup {name} has no limit of memory.',
      expected: '{bytes} bytes in {path}',
      actual: '{found}, which means no limit',
      hints: [
        'What stands in {path}? (A file that does not exist cannot be written: the old text’s folder /sys/fs/cgroup/demo lacks the controller’s name, and v2 calls the file memory.max.)',
        'Write the limit into the file.',
      ],
      command: 'echo {memory} > {path}',
    },
    'other-value': {
      says: 'The cgroup {name} has another limit of memory than the task’s.',
      expected: '{bytes} bytes in {path}',
      actual: '{found} bytes',
      hints: [
        'What stands in {path}? The M of the task counts 1024 times 1024 bytes, and a number without a letter counts bytes.',
        'Write the task’s limit into the file.',
      ],
      command: 'echo {memory} > {path}',
    },
  },
  judge: (facts, parameters) => {
    const file = { controller: 'memory', v1: 'memory.limit_in_bytes', v2: 'memory.max' } as const;
    const bytes = bytesOf(parameters.memory);
    return judgeLimit(facts, parameters, file, bytes, { bytes: String(bytes) });
  },
});
