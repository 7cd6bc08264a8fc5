import { expect, test } from 'vitest';
import { chosenCases } from './prove-lab.ts';
import { vmLabs } from './vm-labs.ts';

test.each(vmLabs.map((lab) => [lab.reference.lab.id, lab] as const))(
  '%s: every case that is taken or left out exists, is named once, and has a reason',
  (_, lab) => {
    const named = [...lab.chosen, ...lab.leftOut].flatMap(({ cases }) => cases);
    expect(named).toEqual([...new Set(named)]);
    expect([...lab.chosen, ...lab.leftOut].filter(({ why }) => why === '')).toEqual([]);
    const taken = chosenCases(lab);
    expect(taken.slice(0, 2).map(({ kind }) => kind)).toEqual(['not-begun', 'reference']);
    expect(taken).toHaveLength(2 + lab.chosen.flatMap(({ cases }) => cases).length);
  },
);

test('a case that the lab does not have is refused', () => {
  const [lab] = vmLabs;
  expect(() => chosenCases({ ...lab!, leftOut: [{ cases: ['no-such-case'], why: 'a slip' }] })).toThrow(
    'what-is-a-container has no case no-such-case.',
  );
});
