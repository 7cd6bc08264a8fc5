import { host } from '../../src/index.ts';
import { aLimit, judgeLimit, lookAtLimit } from './limit.ts';
import { limitFiles } from './limits-kept.ts';
import { check } from './parameters.ts';

export const pidsLimit = check({
  id: 'pids-limit',
  title: 'It may have {pids} processes',
  ...aLimit,
  causes: {
    unlimited: {
      says: 'The cgroup {name} has no limit of processes. A fork bomb, a program that starts itself without end, would stop the whole host.',
      expected: '{pids} in the file {path}',
      actual: '{found}, which means no limit',
      hints: ['Which word or number stands in {path}?', 'Write {pids} into the file {path}.'],
      look: lookAtLimit,
      repair: [host('echo {pids} > {path}')],
    },
    'other-value': {
      says: 'The limit of processes of the cgroup {name} is {found}, not {pids}.',
      expected: '{pids} in the file {path}',
      actual: '{found}',
      hints: ['Which number stands in {path}?', 'Write {pids} into the file {path}.'],
      look: lookAtLimit,
      repair: [host('echo {pids} > {path}')],
    },
  },
  judge: (facts, parameters) => judgeLimit(facts, parameters, limitFiles.pids, parameters.pids),
});
