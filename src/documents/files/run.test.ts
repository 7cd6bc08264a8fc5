import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../model/report.ts';
import { samples } from '../../reporters/sample-reports.fixture.ts';
import { sampleEvidence } from '../sample-evidence.fixture.ts';
import { readEvidence } from './evidence.ts';
import { readReport } from './report.ts';
import { openRun } from './run.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const report: Report = samples[0]!.report;
const now = new Date('2026-01-31T12:00:00.123Z');
const mode = (file: string): number => statSync(file).mode & 0o777;

test('a run saves evidence and report of a student, for its owner only', async () => {
  const reports = join(temporaryFolder(), 'deep', 'reports');
  const run = await openRun(reports, now);
  expect(run.id).toMatch(/^20260131T120000Z-[0-9a-f]{6}$/);
  const own = await run.save(sampleEvidence, report);
  expect(own).toBe(join(reports, run.id, 'alice'));
  expect(readdirSync(own).toSorted()).toEqual(['evidence.json', 'report.json']);
  expect(await readEvidence(join(own, 'evidence.json'))).toEqual(sampleEvidence);
  expect(await readReport(join(own, 'report.json'))).toEqual(report);
  expect([mode(own), mode(run.folder), mode(join(own, 'report.json'))]).toEqual([0o700, 0o700, 0o600]);
  await run.close();
  expect(readdirSync(reports)).toEqual([run.id]);
});

test('a hundred runs in the same second, at the same time, have a folder each', async () => {
  const reports = join(temporaryFolder(), 'reports');
  const runs = await Promise.all(Array.from({ length: 100 }, () => openRun(reports, now)));
  await Promise.all(runs.map((run) => run.save(sampleEvidence, report)));
  expect(readdirSync(reports)).toHaveLength(100);
});

test('within a run no student is overwritten', async () => {
  const run = await openRun(temporaryFolder(), now);
  const own = await run.save(sampleEvidence, report);
  const before = readFileSync(join(own, 'report.json'), 'utf8');
  await expect(run.save(sampleEvidence, samples[1]!.report)).rejects.toThrow(/cannot be saved/);
  expect(readFileSync(join(own, 'report.json'), 'utf8')).toBe(before);
});

test('a run in which nothing was saved leaves nothing', async () => {
  const reports = temporaryFolder();
  await (await openRun(reports, now)).close();
  expect(readdirSync(reports)).toEqual([]);
});

test('reports that cannot be written are refused at once, with a cure', async () => {
  const file = join(temporaryFolder(), 'reports');
  writeFileSync(file, '');
  await expect(openRun(join(file, 'inner'), now)).rejects.toMatchObject({
    message: `The run cannot be saved in ${file}/inner: a part of its path is not a folder.`,
    cure: expect.stringContaining('--no-save') as string,
  });
  await expect(openRun('/proc/reports', now)).rejects.toThrow('The run cannot be saved in /proc/reports:');
});
