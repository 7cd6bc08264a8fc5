import { fail, host, pass } from '../../src/index.ts';
import { effectiveLimit, fileAt, folderOf, limitOf } from './lab-cgroup.ts';
import { aLimit, findLimit, lookAtLimit, named } from './limit.ts';
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
    const found = findLimit(facts, parameters, {
      controller: 'memory',
      v1: 'memory.swappiness',
      v2: 'memory.swap.max',
    });
    if (!found) return fail('still-on', named(found));
    const { controlled, file, pid } = found;
    const v2 = controlled.hierarchy.version === 2;
    // A limit of v2 holds for all below it; a cgroup of v1 has its own swappiness, copied when it was made.
    const own = v2 ? controlled.folder : folderOf(controlled, pid);
    const value = own.values.get(file);
    if (v2 ? effectiveLimit(controlled, file, pid) === 0 : value === '0') return pass();
    // v1 can also limit memory and swap together: where that is no more than memory alone, nothing is left to swap.
    const { values } = controlled.folder;
    const together = limitOf(values.get('memory.memsw.limit_in_bytes'));
    const noneLeft = together !== Infinity && together <= limitOf(values.get('memory.limit_in_bytes'));
    // A v2 kernel that was built without swap has no such file.
    if (noneLeft || (v2 && value === undefined)) return pass();
    const path = fileAt({ ...controlled, folder: own }, file);
    return fail('still-on', { name: own.path.slice(1), path, found: value ?? 'nothing' });
  },
});
