import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Check } from '../model/check.ts';
import type { ClassReport } from '../model/class-report.ts';
import type { Report } from '../model/report.ts';
import { changesOf } from './changes.ts';
import { checkHeads, classOf, phasesOf, summarise } from './class.ts';
import { judge } from './judge.ts';
import { labDigest } from './lab-digest.ts';
import { mergeStudent } from './merge.ts';
import { plan } from './plan.ts';
import { score } from './score.ts';
import { isInShard } from './shard.ts';
import { tinyEvidence, tinyLab } from './tiny-lab.fixture.ts';

const order = checkHeads(tinyLab);
const unseen = { version: 2, round: 1, ms: 0, unknown: 'missing-tool', detail: 'ip' } as const;
type Words = Parameters<typeof tinyEvidence>[0];

const reportOf = (id: string, words: Words = {}): Report => {
  const chosen = plan(tinyLab);
  const evidence = { ...tinyEvidence(words), student: { id, name: id } };
  return score(chosen, evidence, judge(chosen, evidence), {
    hints: 'nudge',
    trust: 'graded',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
    tool: { name: 'labcheck', version: '1.2.3' },
  });
};
const classFrom = (chosen: readonly string[], reports: readonly Report[]): ClassReport =>
  classOf(
    {
      tool: { name: 'labcheck', version: '1.2.3' },
      lab: { id: 'tiny', title: 'Tiny' },
      run: 'r',
      phases: [],
      chosen: chosen.map((id) => ({ id, name: id })),
      order,
    },
    reports.map((report) => summarise(report)),
  );

test('a class counts verdicts and causes, and names who has no report', () => {
  const { students, missing, checks } = classFrom(
    ['carol', 'bob', 'alice', 'dave'],
    [
      reportOf('alice'),
      reportOf('bob', { ground: 'no', wall: 'no' }),
      reportOf('carol', { ground: unseen, wall: 'no' }),
    ],
  );
  expect(students.map(({ student }) => student.id)).toEqual(['carol', 'bob', 'alice']);
  expect(missing).toEqual([{ id: 'dave', name: 'dave' }]);
  expect(checks[0]).toEqual({
    id: 'ground',
    title: 'Ground of /srv/x',
    tasks: [1],
    bonus: false,
    statuses: { passed: 1, failed: 1, blocked: 0, unknown: 1 },
    causes: { wrong: 1 },
  });
  expect(students.map(({ why }) => why && [why.reason, why.says, why.checks])).toEqual([
    ['missing-tool', 'The host has no ip.', 2],
    null,
    null,
  ]);
});

test('a cause in the report of another may have any name', () => {
  const report = reportOf('alice', { ground: 'no' });
  const checks = report.checks.map((check) => (check.cause === null ? check : { ...check, cause: 'constructor' }));
  expect(classFrom(['alice'], [{ ...report, checks }]).checks[0]?.causes).toEqual({ constructor: 1 });
});

const answer = fc.constantFrom('yes', 'no', 'unreadable', unseen);
const anyWords = fc.record({ ground: answer, wall: answer, roof: answer, garden: answer, paint: answer });

test('the shards of a class, merged, are the class that was graded whole', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 20 }),
      fc.array(anyWords, { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 1, max: 6 }),
      (ids, words, count) => {
        const reports = ids.map((id, index) => reportOf(id, words[index]));
        const shards = Array.from({ length: count }, (_, index) =>
          reports.filter(({ student }) => isInShard(student.id, { index: index + 1, count })),
        );
        const merged = shards.flatMap((shard, index) =>
          shard.map(
            (report) =>
              mergeStudent(
                [{ run: `r${index}`, report }],
                'refuse',
                tinyLab.checks.map(({ id }) => id),
              ).report,
          ),
        );
        expect(classFrom(ids, merged)).toEqual(classFrom(ids, reports));
      },
    ),
  );
});

test('phases: what names none covers all', () => {
  expect(phasesOf([{ phases: ['a'] }, { phases: ['b', 'a'] }])).toEqual(['a', 'b']);
  expect(phasesOf([{ phases: ['a'] }, { phases: [] }])).toEqual([]);
});

test('the digest of a lab changes with what its checks ask, judge or are worth, and with nothing else', () => {
  const [first, ...others] = tinyLab.checks;
  expect(labDigest({ ...tinyLab, title: 'Another title', host: ['more'] })).toBe(labDigest(tinyLab));
  expect(labDigest(tinyLab)).toMatch(/^[0-9a-f]{16}$/);
  for (const changed of [
    { points: 9 },
    { bonus: true },
    { phase: 'later' },
    { after: [others[0]!] },
    { judge: () => ({ status: 'passed', found: {} }) as const },
  ])
    expect(labDigest({ ...tinyLab, checks: [{ ...first!, ...changed }, ...others] })).not.toBe(labDigest(tinyLab));
});

test('the digest names what each check waits for', () => {
  const [ground, wall, ...others] = tinyLab.checks;
  const waitsFor = (check: Check<never>) =>
    labDigest({ ...tinyLab, checks: [ground!, { ...wall!, after: [check] }, ...others] });
  expect(waitsFor(ground!)).toBe(labDigest(tinyLab));
  expect(waitsFor(others[0]!)).not.toBe(labDigest(tinyLab));
});

test('what changed between two reports: verdicts, causes and points, and checks that came or went', () => {
  const before = reportOf('alice', { ground: 'no', wall: 'no' });
  const after = reportOf('alice', { wall: unseen });
  expect(changesOf(before, before)).toEqual([]);
  expect(changesOf(before, { ...after, checks: after.checks.slice(0, 2) })).toEqual([
    { id: 'ground', before: 'failed (wrong) 0/2', after: 'passed 2/2' },
    { id: 'wall', before: 'blocked (ground) 0/1', after: 'unknown (missing-tool) 0/1' },
    { id: 'roof', before: 'passed 1/1', after: 'absent' },
    { id: 'garden', before: 'passed 1/1', after: 'absent' },
    { id: 'paint', before: 'passed 1/1', after: 'absent' },
  ]);
});

test('the reason why a student could not be graded is the root’s, not what rests on it', () => {
  const first = summarise(reportOf('alice', { wall: 'no', ground: unseen, paint: unseen }));
  expect(first.why).toMatchObject({ reason: 'missing-tool', checks: 3 });
  const later = reportOf('alice', { wall: 'no', ground: unseen });
  const turned = { ...later, checks: later.checks.toReversed() };
  expect(summarise(turned).why).toMatchObject({ reason: 'missing-tool', checks: 2 });
  const onlyResting = { ...turned, checks: turned.checks.filter(({ id }) => id !== 'ground') };
  expect(summarise(onlyResting).why).toMatchObject({ reason: 'rests-on-unknown', checks: 1 });
});

test('a check that nobody was graded on is no column, and one that only some courses count is no bonus', () => {
  const skipped = reportOf('alice');
  const withoutGarden = { ...skipped, checks: skipped.checks.filter(({ id }) => id !== 'garden') };
  expect(classFrom(['alice'], [withoutGarden]).checks.map(({ id }) => id)).toEqual(['ground', 'wall', 'roof', 'paint']);
  const counted = { ...skipped, checks: skipped.checks.map((check) => ({ ...check, bonus: false })) };
  const both = classFrom(['alice', 'bob'], [counted, reportOf('bob')]);
  expect(both.checks.find(({ id }) => id === 'garden')?.bonus).toBe(false);
  expect(classFrom(['bob'], [reportOf('bob')]).checks.find(({ id }) => id === 'garden')?.bonus).toBe(true);
});

test('a check that the lab does not have any more is counted at the end', () => {
  const report = reportOf('alice');
  const old = { ...report, checks: [{ ...report.checks[0]!, id: 'cellar' }, ...report.checks] };
  expect(classFrom(['alice'], [old]).checks.map(({ id }) => id)).toEqual([...order.map(({ id }) => id), 'cellar']);
});
