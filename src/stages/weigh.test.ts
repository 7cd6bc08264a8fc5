import { expect, test } from 'vitest';
import type { Lab } from '../model/lab.ts';
import type { Weights } from '../model/weight.ts';
import { judge } from './judge.ts';
import { plan } from './plan.ts';
import { score } from './score.ts';
import { tinyEvidence, tinyLab } from './tiny-lab.fixture.ts';
import { dropped, weigh, weightProblems } from './weigh.ts';

const reportOf = (weights: Weights, words: Parameters<typeof tinyEvidence>[0] = {}) => {
  const chosen = plan(weigh(tinyLab, weights), {}, dropped(weights));
  const evidence = tinyEvidence(words);
  return score(chosen, evidence, judge(chosen, evidence), {
    hints: 'nudge',
    trust: 'graded',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
    tool: { name: 'labcheck', version: '1.2.3' },
    manual: [
      { id: 'talk', title: 'Talk\u202e', points: 0.2, earned: 0.1 },
      { id: 'text', title: 'Text', points: 0.1, earned: 0.1 },
      { id: 'oral', title: 'Oral', points: 3, earned: null },
    ],
  });
};

test('without weights the lab is as it was', () => {
  expect(weigh(tinyLab, {}).checks).toEqual(tinyLab.checks);
});

test('points, bonus and drop change what the grade is made of', () => {
  const { grade, skipped, checks } = reportOf({
    ground: { points: 2.5 },
    garden: { bonus: false },
    roof: { bonus: true, points: 4 },
    paint: 'drop',
  });
  // ground 2.5, wall 1, garden 1
  expect(grade).toMatchObject({ earned: 4.5, possible: 4.5, bonus: 4 });
  expect(skipped).toEqual(['paint']);
  expect(checks.map(({ id }) => id)).not.toContain('paint');
});

test('partial credit is a share of the course’s points', () => {
  expect(reportOf({ paint: { points: 3 } }, { paint: 'no' }).checks.find(({ id }) => id === 'paint')?.earned).toBe(1);
});

test('what waited for a dropped check is judged by itself', () => {
  const { checks } = reportOf({ ground: 'drop' }, { ground: 'no', wall: 'no' });
  expect(checks.find(({ id }) => id === 'wall')).toMatchObject({ status: 'failed' });
});

test('points by hand stand beside the others, with two decimals, and ask for no review', () => {
  const { grade, manual } = reportOf({});
  expect(grade).toMatchObject({
    earned: 5,
    possible: 5,
    needsReview: false,
    manual: { earned: 0.2, possible: 3.3, open: 3 },
  });
  expect(manual.map(({ title }) => title)).toEqual(['Talk\\u202e', 'Text', 'Oral']);
});

test.each<[name: string, weights: Weights, expected: readonly object[]]>([
  ['what is possible', { ground: { points: 3 }, wall: { points: 1 }, garden: { bonus: false }, paint: 'drop' }, []],
  [
    'a check that there is not',
    { gruond: { points: 3 } },
    [{ check: 'gruond', says: expect.stringMatching(/no check "gruond"\. Did you mean "ground"\? Its checks are/) }],
  ],
  [
    'a bonus that others wait for',
    { wall: { bonus: true } },
    [
      {
        check: 'wall',
        property: 'bonus',
        says: 'roof must not wait for a bonus: it would cost points that count. Make what waits a bonus too, or drop it.',
      },
    ],
  ],
  [
    'a bonus that is made to count, behind another bonus',
    { wall: { bonus: true }, roof: { bonus: true }, garden: { bonus: false } },
    [{ check: 'wall', property: 'bonus', says: expect.stringMatching(/^garden must not wait for a bonus/) }],
  ],
  ['a bonus that only a bonus waits for', { wall: { bonus: true }, roof: 'drop' }, []],
  [
    'no check at all',
    { ground: 'drop', wall: 'drop', roof: 'drop', garden: 'drop', paint: 'drop' },
    [{ check: 'ground' }],
  ],
])('%s', (_, weights, expected) => {
  expect(weightProblems(tinyLab, weights)).toEqual(expected.map((problem) => expect.objectContaining(problem)));
});

test('a bonus that counts nowhere else: told at the one that the course has changed', () => {
  // Only garden is a bonus of the lab's own; made to count, it waits for nothing that is one.
  const optional = {
    ...tinyLab,
    checks: tinyLab.checks.map((one) => (one.id === 'wall' ? { ...one, bonus: true } : one)),
  };
  const kept = {
    ...optional,
    checks: optional.checks.map((one) => (one.id === 'roof' ? { ...one, bonus: true } : one)),
  };
  expect(weightProblems(kept, {})).toEqual([]);
  expect(weightProblems(kept, { roof: { bonus: false } })).toEqual([
    {
      check: 'roof',
      property: 'bonus',
      says: 'it waits for the bonus wall, which would cost points that count. Make that count too: wall: { bonus: false }.',
    },
  ]);
  expect(weightProblems(kept, { roof: { bonus: false }, wall: { points: 2 } })).toMatchObject([{ check: 'roof' }]);
  expect(weightProblems(tinyLab, { ground: { bonus: true }, wall: { bonus: true } })).toMatchObject([
    { check: 'wall', says: expect.stringMatching(/^roof must not wait/) },
  ]);
  expect(weightProblems(tinyLab, { ground: { bonus: true } })).toMatchObject([
    { check: 'ground', says: expect.stringMatching(/^wall must not wait/) },
  ]);
});

test('a weight that is dropped keeps the check’s own points', () => {
  expect(weigh(tinyLab, { wall: 'drop' }).checks.find(({ id }) => id === 'wall')).toEqual(
    tinyLab.checks.find(({ id }) => id === 'wall'),
  );
  expect(dropped({ wall: 'drop', roof: { points: 1 } })).toEqual(['wall']);
});

/** The tiny lab with some checks changed: what they wait for, or that they are a bonus. */
const tinyWith = (changes: Readonly<Record<string, { after?: string[]; bonus?: boolean }>>): Lab => ({
  ...tinyLab,
  checks: tinyLab.checks.map((one) => {
    const { after, ...more } = changes[one.id] ?? {};
    return { ...one, ...more, ...(after ? { after: tinyLab.checks.filter(({ id }) => after.includes(id)) } : {}) };
  }),
});

test('a check that waits for two bonuses is told once, at the one that the course has made so', () => {
  const lab = tinyWith({ wall: { bonus: true }, roof: { bonus: true, after: ['ground', 'wall'] } });
  expect(weightProblems(lab, { roof: { bonus: false }, ground: { bonus: true } })).toEqual([
    { check: 'ground', property: 'bonus', says: expect.stringMatching(/^roof must not wait/) },
  ]);
});

test('each bonus names only those that wait for it', () => {
  const lab = tinyWith({ paint: { after: ['roof'] } });
  expect(
    weightProblems(lab, { ground: { bonus: true }, roof: { bonus: true } }).map(({ check, says }) => [
      check,
      says.split(' must')[0],
    ]),
  ).toEqual([
    ['ground', 'wall'],
    ['roof', 'paint'],
  ]);
});
