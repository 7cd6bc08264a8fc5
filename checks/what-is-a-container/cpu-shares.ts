import { fail, pass } from '../../src/index.ts';
import { aLimit, findLimit, named } from './limit.ts';
import { check } from './parameters.ts';
import { weightsOf } from './weights.ts';

/** The values of a new cgroup, in v1 and in v2. */
const untouched = ['1024', '100'];

export const cpuShares = check({
  id: 'cpu-shares',
  title: 'Its share of processor time is {shares}',
  ...aLimit,
  causes: {
    untouched: {
      says: 'The cgroup {name} has the share of processor time that every cgroup begins with.',
      expected: '{wanted} in {path}',
      actual: '{found}, as at first',
      hints: [
        'Which number stands in {path}? In cgroup v1 the file counts shares, and 1024 is the usual share; in v2 it is a weight, and 100 is usual.',
        'Write the share into the file. (The v2 weight for {shares} shares is {weight}.)',
      ],
      command: 'echo {wanted} > {path}',
    },
    'other-value': {
      says: 'The cgroup {name} has another share of processor time than the task’s.',
      expected: '{wanted} in {path}',
      actual: '{found}',
      hints: [
        'Which number stands in {path}? In cgroup v1 the file counts shares; in v2 it is a weight on another scale.',
        'Write the task’s share into the file. (The v2 weight for {shares} shares is {weight}.)',
      ],
      command: 'echo {wanted} > {path}',
    },
  },
  judge: (facts, parameters) => {
    const { shares = 128 } = parameters;
    const found = findLimit(facts, parameters, { controller: 'cpu', v1: 'cpu.shares', v2: 'cpu.weight' });
    const weights = weightsOf(shares);
    const allowed = found?.controlled.hierarchy.version === 2 ? weights : [shares];
    if (allowed.includes(Number(found?.value))) return pass();
    const values = { ...named(found), wanted: allowed[0] ?? shares, weight: weights[0] ?? 100, shares };
    return fail(untouched.includes(found?.value ?? '') ? 'untouched' : 'other-value', values);
  },
});
