import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadLabs } from '../../../checks/index.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

const labs = await loadLabs();

const both = compositionOf([tinyLab, ...labs]);

test('explain tells what a check asks and every cause; what would be found stands in capitals', async () => {
  const { code, out } = await labcheck(['explain', 'kernel', '--set', 'kernel=Plan 9', '--lab', 'tiny'], both);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect((await labcheck(['explain', 'kernel', '--set', 'kernel=Plan9'], both)).out).toBe(`kernel (2 points)
  The kernel is Plan9
  Task 1: Run a kernel
  Asks: ostype

other: The kernel is FOUND.
  Expected: the kernel Plan9
  Found: the kernel FOUND
  Hint: Which kernel runs here?
  Hint: Start a machine with Plan9.
  To repair:
    host# boot Plan9 --not FOUND
`);
});

const checks = labs.flatMap((lab) => lab.checks.map((check) => [lab.id, check] as const));

test.each(checks.map(([lab, check]) => [check.id, lab, check] as const))(
  'every sentence of %s can be said',
  async (id, lab, check) => {
    const { code, out, err } = await labcheck(['explain', id, '--lab', lab], both);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const cause of Object.keys(check.causes)) expect(out).toContain(`\n${cause}: `);
    expect(out).not.toMatch(/\{\w+[,}]|undefined|NaN/);
  },
);

test('a check of no lab, and one of several', async () => {
  expect(await labcheck(['explain', 'veth-pear'], both)).toMatchObject({
    code: 2,
    err: 'labcheck: No lab has a check "veth-pear". Did you mean "veth-pair"?\nSee what there is: labcheck list\n',
  });
  const twins = compositionOf([tinyLab, { ...tinyLab, id: 'other' }, ...labs]);
  const { code, out, err } = await labcheck(['explain', 'kernel'], twins);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [first, , ...rest] = out.split('\n\nThis is the check of the lab ');
  expect(first).toMatch(/^kernel \(2 points\)\n/);
  expect(rest).toEqual([]);
  expect(out).toMatch(/lab tiny\. Other labs have one of this name:\n {2}labcheck explain kernel --lab other\n$/);
});

test('in the folder of a course its lab is the one that is explained', async () => {
  enterFolder();
  writeFileSync('course.yaml', 'course: C\nlab: other\nstudents:\n  - { id: alice, host: "local:" }\n');
  const twins = compositionOf([tinyLab, { ...tinyLab, id: 'other' }]);
  expect((await labcheck(['explain', 'kernel'], twins)).out).toMatch(/labcheck explain kernel --lab tiny\n$/);
  writeFileSync('course.yaml', 'course: ');
  expect((await labcheck(['explain', 'kernel'], twins)).out).toMatch(/labcheck explain kernel --lab other\n$/);
});
