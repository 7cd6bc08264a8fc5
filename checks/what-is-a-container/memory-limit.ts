import { host } from '../../src/index.ts';
import { aLimit, judgeLimit, lookAtLimit } from './limit.ts';
import { limitFiles } from './limits-kept.ts';
import { bytesOf, check } from './parameters.ts';

export const memoryLimit = check({
  id: 'memory-limit',
  title: 'It may use {memory} of memory',
  ...aLimit,
  causes: {
    unlimited: {
      says: 'The cgroup {name} has no limit of memory: one program in it can use up the whole memory of the host.',
      expected: '{bytes} bytes in the file {path}',
      actual: '{found}, which means no limit',
      hints: [
        'Which number stands in {path}? A limit that was written to another file does nothing.',
        'Write {memory} into the file {path}.',
      ],
      look: lookAtLimit,
      repair: [host('echo {memory} > {path}')],
    },
    'other-value': {
      says: 'The limit of memory of the cgroup {name} is {found} bytes, not the {bytes} of the task.',
      expected: '{bytes} bytes in the file {path}',
      actual: '{found} bytes',
      hints: [
        'Which number stands in {path}? A number without a letter counts bytes, and M stands for 1024 times 1024 of them.',
        'Write {memory} into the file {path}.',
      ],
      look: lookAtLimit,
      repair: [host('echo {memory} > {path}')],
    },
  },
  judge: (facts, parameters) => {
    const bytes = bytesOf(parameters.memory);
    return judgeLimit(facts, parameters, limitFiles.memory, bytes, { bytes: String(bytes) });
  },
});
