import { fail, host, pass } from '../../src/index.ts';
import { fileAt } from './lab-cgroup.ts';
import { aLimit, findLimit, lookAtLimit, named } from './limit.ts';
import { isWithoutSwap, limitFiles, swapOf } from './limits-kept.ts';
import { check } from './parameters.ts';

export const swapOff = check({
  id: 'swap-off',
  title: 'It does not swap',
  ...aLimit,
  causes: {
    'still-on': {
      says: 'Programs in the cgroup {name} may still swap: their memory may move to disk, where the limit does not count it.',
      expected: '0 in the file {path}',
      actual: '{found}',
      hints: [
        'Which number stands in {path}? The setting vm.swappiness of the host does not count for this cgroup.',
        'Write 0 into the file {path}.',
      ],
      look: lookAtLimit,
      repair: [host('echo 0 > {path}')],
    },
  },
  judge: (facts, parameters) => {
    const found = findLimit(facts, parameters, limitFiles.swap);
    if (!found) return fail('still-on', named(found));
    if (isWithoutSwap(found)) return pass();
    const { own, value } = swapOf(found);
    const path = fileAt({ ...found.controlled, folder: own }, found.file);
    return fail('still-on', { name: own.path.slice(1), path, found: value ?? 'nothing' });
  },
});
