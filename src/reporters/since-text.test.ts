import { expect, test } from 'vitest';
import type { EarlierGrade } from '../model/reporter.ts';
import { samples } from './sample-reports.fixture.ts';
import { sinceText } from './since-text.ts';

const { report } = samples.find(({ name }) => name === 'mixed')!;
const now = Object.fromEntries(report.checks.map(({ id, earned }) => [id, earned]));
const before = (earned: Record<string, number>, more: Partial<EarlierGrade> = {}): EarlierGrade => ({
  ...{ run: '20261121T090400Z-000000', collectedAt: '2026-11-21T09:04:00.000Z', host: report.host.uri },
  ...{ grade: report.grade, earned: { ...now, ...earned } },
  ...more,
});

test('a second grading says what was gained', () => {
  const earlier = [before({}), before({ 'netns-exists': 0, 'rootfs-packages': 0.5 })];
  expect(sinceText({ report, earlier })).toBe('+2 since 09:04 UTC: rootfs-packages, netns-exists');
});

test('what was lost is told, too', () => {
  expect(sinceText({ report, earlier: [before({ 'netns-exists': 0, 'veth-pair': 1, 'links-up': 1 })] })).toBe(
    '-1 since 09:04 UTC: netns-exists; lost: veth-pair, links-up',
  );
  expect(sinceText({ report, earlier: [before({ 'veth-pair': 1 })] })).toBe('-1 since 09:04 UTC: lost: veth-pair');
});

test('where nothing changed, that is said', () => {
  expect(sinceText({ report, earlier: [before({})] })).toBe('No points changed since 09:04 UTC.');
});

test('an earlier day has its date', () => {
  const earlier = [before({ 'netns-exists': 0 }, { collectedAt: '2026-11-20T12:04:59.000Z' })];
  expect(sinceText({ report, earlier })).toBe('+1 since 2026-11-20 12:04 UTC: netns-exists');
});

test('nothing is compared with another host', () => {
  expect(sinceText({ report, earlier: [before({}, { host: 'ssh://other' })] })).toBeNull();
  expect(sinceText({ report, earlier: [] })).toBeNull();
  expect(sinceText({ report, earlier: null })).toBeNull();
});

test('a check that was not there before gained all, whatever its name', () => {
  const checks = [{ ...report.checks[0]!, id: 'constructor', earned: 1 }];
  expect(sinceText({ report: { ...report, checks }, earlier: [before({})] })).toBe('+1 since 09:04 UTC: constructor');
});
