import { fail, host, pass } from '../../src/index.ts';
import { aLimit, findLimit, lookAtLimit, named } from './limit.ts';
import { limitFiles, sharesWanted } from './limits-kept.ts';
import { check } from './parameters.ts';

/** The values of a new cgroup, in v1 and in v2. */
const untouched = ['1024', '100'];

export const cpuShares = check({
  id: 'cpu-shares',
  title: 'Its share of processor time is {shares}',
  ...aLimit,
  causes: {
    untouched: {
      says: 'The cgroup {name} has the usual share of processor time, {found}. The task gives it less: {wanted}.',
      expected: '{wanted} in the file {path}',
      actual: '{found}, as in every new cgroup',
      hints: [
        'Which number stands in {path}? In cgroup v1 the file counts shares, and 1024 is usual; in v2 it is a weight, and 100 is usual.',
        'Write {wanted} into the file {path}.',
      ],
      look: lookAtLimit,
      repair: [host('echo {wanted} > {path}')],
    },
    'other-value': {
      says: 'The share of processor time of the cgroup {name} is {found}, not {wanted}.',
      expected: '{wanted} in the file {path}',
      actual: '{found}',
      hints: [
        'Which number stands in {path}? In cgroup v1 the file counts shares; in v2 it is a weight on another scale.',
        'Write {wanted} into the file {path}.',
      ],
      look: lookAtLimit,
      repair: [host('echo {wanted} > {path}')],
    },
  },
  judge: (facts, parameters) => {
    const found = findLimit(facts, parameters, limitFiles.shares);
    const wanted = sharesWanted(found, parameters.shares);
    if (wanted.includes(Number(found?.value))) return pass();
    const values = { ...named(found), wanted: wanted[0] ?? '' };
    return fail(untouched.includes(found?.value ?? '') ? 'untouched' : 'other-value', values);
  },
});
