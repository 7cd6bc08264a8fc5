import { fail, pass } from '../../src/index.ts';
import { effectiveLimit, fileAt, folderOf, limitOf } from './lab-cgroup.ts';
import { aLimit, findLimit, named } from './limit.ts';
import { check } from './parameters.ts';

export const swapOff = check({
  id: 'swap-off',
  title: 'It does not swap',
  ...aLimit,
  causes: {
    'still-on': {
      says: 'The processes of the cgroup {name} may still swap.',
      expected: '0 in {path}',
      actual: '{found}',
      hints: [
        'Memory that is swapped out does not count: a limit alone only slows a memory eater down. What stands in {path}?',
        'Write 0 into the file. (cgroup v1 calls it memory.swappiness, v2 memory.swap.max. The host’s own vm.swappiness is another thing.)',
      ],
      command: 'echo 0 > {path}',
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
