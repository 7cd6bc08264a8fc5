import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readClass } from './files/class-file.ts';
import { readReport } from './files/report.ts';
import { temporaryFolder } from './files/temporary-folder.fixture.ts';

const older = (name: string): string => new URL(`../../fixtures/older/${name}`, import.meta.url).pathname;

test('a saved report/1 is read: its command is one step on the host, and all else is as it was', async () => {
  const before = JSON.parse(readFileSync(older('report-1.json'), 'utf8'));
  const report = await readReport(older('report-1.json'));
  const repair = [{ place: 'host', run: 'ip link set veth-pinger netns pinger', text: null, stays: false }];
  expect(report.checks.find(({ id }) => id === 'veth-pair')).toMatchObject({ repair, look: [], restsOn: null });
  expect(report.checks.filter((check) => check.repair.length > 0)).toHaveLength(1);
  expect(report).toMatchObject({ schema: 'labcheck/report/2', trust: 'graded', grade: before.grade });
  expect(report.next).toEqual({ ...before.next, task: 5, look: [], repair });
});

test('a saved class/1 is read: what it did not tell is not told', async () => {
  const { schema, students, checks } = await readClass(older('class-1.json'));
  expect(schema).toBe('labcheck/class/2');
  expect(students.map(({ group, next, trust }) => [group, next, trust])).toEqual(
    students.map(() => [null, null, 'graded']),
  );
  expect(checks[0]).toMatchObject({ id: 'rootfs-exists', title: 'rootfs-exists', tasks: [] });
});

test.each([
  ['no list of checks', { checks: 7 }, /report\.json:\d+:\d+: .*checks/],
  ['a check that is none', { checks: [7] }, /report\.json:\d+:\d+: .*checks/],
  ['no next step that can be read', { next: 'soon' }, /report\.json:\d+:\d+: .*next/],
  ['another schema', { schema: 'labcheck/report/0' }, /this version of labcheck reads "labcheck\/report\/2"/],
])('an older report with %s is refused as one of today is', async (_, change, refusal) => {
  const file = join(temporaryFolder(), 'report.json');
  const report = JSON.parse(readFileSync(older('report-1.json'), 'utf8'));
  writeFileSync(file, JSON.stringify({ ...report, ...change }, null, 2));
  await expect(readReport(file)).rejects.toThrow(refusal);
});
