import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { temporaryFolder } from '../documents/temporary-folder.fixture.ts';
import { bundleCli } from './bundled-cli.fixture.ts';

type Step = { readonly name?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>> };
type Workflow = {
  readonly on: { readonly workflow_dispatch: { readonly inputs: object } };
  readonly jobs: Readonly<Record<'plan' | 'grade' | 'merge', { readonly steps: readonly Step[] }>>;
};

const document = parseDocument(
  readFileSync(new URL('../../.github/workflows/grade-course.yml', import.meta.url), 'utf8'),
  { strict: true, stringKeys: true },
);
const workflow = document.toJS() as Workflow;
const stepsOf = (job: keyof Workflow['jobs']): readonly Step[] => workflow.jobs[job].steps;
const runOf = (job: keyof Workflow['jobs'], name: string): string =>
  stepsOf(job).find((step) => step.name === name)!.run!;

test('the workflow is YAML without an error, its scripts are shell without one, and no input is pasted into a script', () => {
  expect([...document.errors, ...document.warnings]).toEqual([]);
  expect(Object.keys(workflow.on.workflow_dispatch.inputs)).toEqual(['course', 'shards']);
  for (const job of ['plan', 'grade', 'merge'] as const)
    for (const { run } of stepsOf(job)) {
      if (run === undefined) continue;
      execFileSync('bash', ['-n'], { input: run });
      expect(run).not.toContain('${{');
    }
});

const folder = temporaryFolder();
const shell = (script: string, environment: Readonly<Record<string, string>>): string =>
  execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(async () => {
  mkdirSync(join(folder, 'dist'));
  await bundleCli(join(folder, 'dist/labcheck.mjs'));
  writeFileSync(join(folder, 'dist/labcheck.js'), "import('./labcheck.mjs');");
  writeFileSync(
    join(folder, 'course.yaml'),
    `course: C\nlab: tiny\nstudents:\n${['a', 'b', 'c', 'd', 'e'].map((id) => `  - { id: ${id}, host: "local:", set: { kernel: ${id === 'b' ? 'Plan9' : 'Linux'} } }\n`).join('')}`,
  );
});

test('its scripts grade a course in parts and merge them', () => {
  const output = join(folder, 'output');
  shell(runOf('plan', 'Number the shards'), { SHARDS: '3', GITHUB_OUTPUT: output });
  const [, list = ''] = readFileSync(output, 'utf8').split('list=');
  const shards = JSON.parse(list) as number[];
  expect(shards).toEqual([1, 2, 3]);
  expect(() => shell(runOf('plan', 'Number the shards'), { SHARDS: '1; id', GITHUB_OUTPUT: output })).toThrow(
    /1 to 20/,
  );
  for (const shard of shards) {
    shell(runOf('grade', 'Grade this shard'), { COURSE: 'course.yaml', SHARD: `${shard}/3` });
    shell('mkdir -p shards; mv shard "shards/shard-$N"', { N: String(shard) });
  }
  expect(() => shell(runOf('grade', 'Grade this shard'), { COURSE: 'nowhere.yaml', SHARD: '1/3' })).toThrow();
  const summary = join(folder, 'summary');
  shell(runOf('merge', 'Merge the shards'), { GITHUB_STEP_SUMMARY: summary });
  expect(readFileSync(summary, 'utf8')).toContain('5 of 5 students graded, 4 with full marks');
});
