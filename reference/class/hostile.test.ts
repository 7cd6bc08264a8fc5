import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../src/documents/files/report.ts';
import type { Report } from '../../src/index.ts';
import { reportAlone } from '../../src/model/reporter.ts';
import { reporters } from '../../src/reporters/reporters.ts';
import { type Cost, costOf } from '../bench/peak-memory.ts';
import { pingerReference } from '../pinger/reference.ts';
import { projectFolder } from '../project-folder.ts';
import { courseText } from './course-text.ts';
import { createClass, type SimulatedClass } from './create-class.ts';
import { graderWords } from './grader-words.ts';
import { buildHostile } from './hostile/build.ts';
import { type HostileRow, hostileRows } from './hostile/rows.ts';

const deadlineMs = 20_000;
const honest: HostileRow[] = ['honest-one', 'honest-two', 'honest-three'].map((id) => ({
  id,
  story: 'Only the lab, done right.',
  right: 'full-marks',
}));
// The honest ones stand between the others.
const rows = [honest[0]!, ...hostileRows.slice(0, 12), honest[1]!, ...hostileRows.slice(12), honest[2]!];

const folder = mkdtempSync(join(tmpdir(), 'labcheck-hostile-'));
const bundled = join(projectFolder(), `node_modules/.hostile-${process.pid}`);
const reports = new Map<string, Report>();
let simulated: SimulatedClass;
let cost: Cost;

/** The program as users have it, from today's sources. */
const bundle = (): void => {
  const bundler = join(projectFolder(), 'scripts/bundle.mjs');
  const script = `import { bundle } from ${JSON.stringify(bundler)}; await bundle(${JSON.stringify(bundled)});`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
};

beforeAll(async () => {
  bundle();
  const binds = await pingerReference.binds();
  const name = `hostile-${process.pid}`;
  simulated = await createClass({ name, binds, prepare: pingerReference.prepare });
  const hosts = await buildHostile(simulated, pingerReference, rows);
  const course = join(folder, 'course.yaml');
  const students = rows.map(({ id }) => ({ id, name: id }));
  writeFileSync(course, courseText('A hostile class', 'pinger', students, hosts));
  cost = await costOf([
    ...[...graderWords(simulated), process.execPath, join(bundled, 'labcheck.js'), '--course', course, '--all'],
    ...['--jobs', String(rows.length), '--timeout', String(deadlineMs / 1000), '--reports', join(folder, 'reports')],
  ]);
  const [run = ''] = readdirSync(join(folder, 'reports'));
  for (const { id } of rows) reports.set(id, await readReport(join(folder, 'reports', run, id, 'report.json')));
}, 180_000);

afterAll(async () => {
  await simulated?.destroy();
  for (const path of [bundled, folder]) rmSync(path, { recursive: true, force: true });
});

const statuses = ({ checks }: Report, status: string): string[] =>
  checks.filter((check) => check.status === status).map(({ id }) => id);

describe('each hostile host gets the verdict that is right for it', () => {
  test.each(rows.map((row) => [row.id, row.story, row.right] as const))('%s: %s', (id, _, right) => {
    const report = reports.get(id)!;
    expect(report.durationMs).toBeLessThan(deadlineMs + 3000);
    if (right === 'full-marks') {
      expect({ failed: statuses(report, 'failed'), unknown: statuses(report, 'unknown') }).toEqual({
        failed: reports.get('honest-one')!.checks.flatMap((check) => (check.status === 'failed' ? check.id : [])),
        unknown: [],
      });
      expect(report.grade).toEqual(reports.get('honest-one')!.grade);
    } else if ('allUnknown' in right) {
      expect(statuses(report, 'unknown')).toHaveLength(report.checks.length);
      expect(new Set(report.checks.map(({ unknown }) => unknown?.reason))).toEqual(new Set([right.allUnknown]));
      expect(report.checks[0]?.unknown?.detail).toMatch(right.says);
      expect(report.grade).toMatchObject({ earned: 0, needsReview: true });
    } else if ('believed' in right) {
      expect(statuses(report, 'passed')).toEqual(expect.arrayContaining([...right.believed]));
      const { earned, possible, needsReview } = report.grade;
      expect({ earned, needsReview }).toEqual({ earned: possible, needsReview: false });
    } else {
      const missing = new Set(statuses(report, 'failed'));
      expect(right.neverPassed.filter((check) => statuses(report, 'passed').includes(check))).toEqual([]);
      for (const check of [...right.neverPassed, 'ping-replies', 'app-answers', 'app-pings']) missing.delete(check);
      const bonus = report.checks.flatMap((check) => (check.bonus ? check.id : []));
      expect([...missing].filter((check) => !bonus.includes(check))).toEqual([]);
    }
  });
});

test('each paragraph of docs/trust.md on what root could forge has a host that forges it', () => {
  const trust = readFileSync(join(projectFolder(), 'docs/trust.md'), 'utf8');
  const [, could = ''] = /## What root could still forge\n(.*?)\n## /s.exec(trust) ?? [];
  const claims = [...could.matchAll(/^- \*\*(.*?)\.\*\*/gm)].map(([, claim]) => claim);
  expect(claims.length).toBeGreaterThan(5);
  expect(new Set(hostileRows.flatMap(({ claim }) => claim ?? []))).toEqual(new Set(claims));
});

test('the whole class ends within one deadline, in less than 400 MB', () => {
  expect(cost.code).toBe(3);
  expect(cost.ms).toBeLessThan(deadlineMs + 10_000);
  expect(cost.megabytes).toBeLessThan(400);
});

test('no control sequence of a host reaches the terminal or a report in any format', async () => {
  expect(cost.said.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
  for (const report of reports.values())
    for (const reporter of reporters) {
      const rendered = await reporter.render(reportAlone(report), { colour: false, columns: 100 });
      expect(String(rendered).replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
    }
});
