import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { temporaryFolder } from '../documents/files/temporary-folder.fixture.ts';
import { bundleCli } from './bundled-cli.fixture.ts';

type Step = {
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
};
type Action = {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};
type Workflow = { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };

const root = new URL('../../', import.meta.url);
const read = (file: string): unknown => {
  const document = parseDocument(readFileSync(new URL(file, root), 'utf8'), { strict: true, stringKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
};
const action = read('action.yml') as Action;
const student = read('docs/github-student.yml') as Workflow;
const course = read('docs/github-course.yml') as Workflow;
const gitlab = read('docs/gitlab-ci.yml') as Readonly<
  Record<string, { readonly script: readonly string[]; readonly before_script: readonly string[] }>
>;

/** A package as `npm pack` makes it, with the program of the tests in it. */
const packages = temporaryFolder();
let tarball = '';
beforeAll(async () => {
  const source = join(packages, 'source');
  mkdirSync(join(source, 'dist'), { recursive: true });
  await bundleCli(join(source, 'dist/labcheck.mjs'));
  writeFileSync(join(source, 'dist/labcheck.js'), "#!/usr/bin/env node\nimport('./labcheck.mjs');\n", { mode: 0o755 });
  writeFileSync(
    join(source, 'package.json'),
    JSON.stringify({ name: 'labcheck', version: '0.1.0', bin: { labcheck: 'dist/labcheck.js' }, files: ['dist'] }),
  );
  const lock = { name: 'labcheck', version: '0.1.0', lockfileVersion: 3, requires: true, packages: {} };
  writeFileSync(join(source, 'package-lock.json'), JSON.stringify(lock));
  execFileSync('npm', ['pack', '--pack-destination', packages], { cwd: source, stdio: 'pipe' });
  tarball = join(packages, readdirSync(packages).find((file) => file.endsWith('.tgz'))!);
}, 60_000);

/** A throw-away repository on a runner of its own. */
const repository = () => {
  const folder = temporaryFolder();
  for (const name of ['home', 'runner']) mkdirSync(join(folder, name));
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(folder, 'home'),
    RUNNER_TEMP: join(folder, 'runner'),
    GITHUB_ENV: join(folder, 'runner/env'),
    GITHUB_OUTPUT: join(folder, 'runner/output'),
    GITHUB_STEP_SUMMARY: join(folder, 'runner/summary'),
  };
  const shell = (script: string, env: Readonly<Record<string, string>>) => {
    for (const line of existsSync(environment['GITHUB_ENV']!)
      ? readFileSync(environment['GITHUB_ENV']!, 'utf8').split('\n')
      : []) {
      const [name = '', value = ''] = line.split(/=(.*)/s);
      if (name !== '') environment[name] = value;
    }
    const words = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
    return spawnSync('bash', words, { cwd: folder, encoding: 'utf8', env: { ...environment, ...env } });
  };
  return { folder, shell, fileOf: (name: string) => readFileSync(environment[name]!, 'utf8') };
};

/** Runs the action's steps one by one, as a runner does, up to the first that fails. */
const use = ({ shell }: ReturnType<typeof repository>, given: Readonly<Record<string, string>>, isPrivate = 'true') => {
  const inputs: Record<string, string> = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual }]) => [name, usual])),
    package: tarball,
    ...given,
  };
  for (const name of Object.keys(given)) expect(Object.keys(action.inputs)).toContain(name);
  const filled = (text: string): string =>
    text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (whole, name: string) => {
      if (name === 'github.event.repository.private') return isPrivate;
      if (name === 'github.action_path') return join(packages, 'source');
      return inputs[name.replace('inputs.', '')] ?? whole;
    });
  /** The few conditions that the action has. */
  const holds = (condition = "'' == ''"): boolean =>
    condition
      .replace(/^\$\{\{ | \}\}$/g, '')
      .replace(/[()]/g, '')
      .split(' && ')
      .every((all) =>
        all.split(' || ').some((one) => {
          const [, name = '', sign, text] = /^(?:inputs\.([\w-]+)|'') (==|!=) '(.*)'$/.exec(one)!;
          return ((inputs[name] ?? '') === text) === (sign === '==');
        }),
      );
  const outputs = [];
  for (const { name, run, env = {}, if: condition } of action.runs.steps) {
    if (!holds(condition)) continue;
    const { status, stdout, stderr } = shell(
      run!,
      Object.fromEntries(Object.entries(env).map(([key, value]) => [key, filled(value)])),
    );
    outputs.push({ name, status, stdout, stderr });
    if (status !== 0) break;
  }
  return outputs;
};

test('its scripts are shell without an error, and no input is pasted into one', () => {
  const steps = [
    action.runs.steps,
    ...[student, course].flatMap(({ jobs }) => Object.values(jobs).map((job) => job.steps)),
  ];
  for (const { run } of steps.flat()) {
    if (run === undefined) continue;
    execFileSync('bash', ['-n'], { input: run });
    expect(run).not.toContain('${{');
  }
});

test('the workflows give the action what it takes', () => {
  const uses = [student, course].flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps));
  const ours = uses.filter((step) => step.uses?.includes('/labcheck@'));
  expect(ours).toHaveLength(3);
  for (const step of ours) for (const name of Object.keys(step.with ?? {})) expect(action.inputs).toHaveProperty(name);
});

test('a student’s repository checks its own runner: annotations, the summary, Classroom’s result, and the exit code', () => {
  const own = repository();
  const steps = use(own, { lab: 'tiny', set: 'kernel=Linux\n', report: 'junit:labcheck.xml' });
  expect(steps.map(({ name, status }) => [name, status])).toEqual([
    ['Install labcheck', 0],
    ['Check this runner', 0],
  ]);
  expect(steps[1]!.stdout).toMatch(/^::notice title=/);
  expect(own.fileOf('GITHUB_STEP_SUMMARY')).toMatch(/^### /);
  expect(own.fileOf('GITHUB_OUTPUT')).toMatch(/^result=[\w+/=]+\ncode=0\n$/);
  expect(readdirSync(own.folder)).toEqual(expect.arrayContaining(['labcheck', 'labcheck.xml']));
  const failed = use(own, { lab: 'tiny', set: 'kernel=Plan9' }).at(-1)!;
  expect([failed.status, failed.stdout.split('\n').some((line) => line.startsWith('::error title='))]).toEqual([
    1,
    true,
  ]);
});

const people = ['a', 'b', 'c', 'd', 'e'];
const writeCourse = (folder: string): void =>
  writeFileSync(
    join(folder, 'course.yaml'),
    `course: C\nlab: tiny\nstudents:\n${people.map((id) => `  - { id: ${id}, name: Name of ${id}, host: "local:", set: { kernel: ${id === 'b' ? 'Plan9' : 'Linux'} } }\n`).join('')}`,
  );

test('without a package the action packs its own sources and installs that', () => {
  const own = repository();
  const steps = use(own, { lab: 'tiny', package: '' });
  expect(steps.map(({ name, status }) => [name, status])).toEqual([
    ['Install labcheck', 0],
    ['Check this runner', 0],
  ]);
  // The action's own folder stays as it was: other jobs of the runner use it too.
  expect(readdirSync(join(packages, 'source')).toSorted()).toEqual(['dist', 'package-lock.json', 'package.json']);
  expect(own.fileOf('GITHUB_ENV')).toContain('runner/labcheck-program/node_modules/.bin/labcheck');
});

test('a teacher’s repository grades its course in shards and merges them; its log names nobody', () => {
  const own = repository();
  writeCourse(own.folder);
  for (const shard of ['1/3', '2/3', '3/3']) {
    const steps = use(own, {
      do: 'grade',
      shard,
      folder: `shards/shard-${shard[0]}`,
      'known-hosts': 'h ssh-ed25519 AAAA',
    });
    expect(steps.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(steps.map(({ stdout }) => stdout).join('')).not.toContain('Name of');
  }
  const steps = use(own, { do: 'merge', folder: 'class', report: 'moodle:moodle.csv\nxlsx:class.xlsx\n' });
  expect(steps.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect(steps.at(-1)!.stdout).toBe('The class is in class.\n');
  expect(existsSync(join(own.folder, 'runner/summary'))).toBe(false);
  expect(readFileSync(join(own.folder, 'class/class.txt'), 'utf8')).toContain(
    '5 of 5 students graded, 4 with full marks',
  );
  expect(readFileSync(join(own.folder, 'moodle.csv'), 'utf8').trim().split('\n')).toHaveLength(6);
  use(own, { do: 'merge', folder: 'again', summary: 'true' });
  expect(own.fileOf('GITHUB_STEP_SUMMARY')).toContain('Name of');
});

test('a class is not graded where everybody can read its grades', () => {
  const own = repository();
  writeCourse(own.folder);
  const refused = use(own, { do: 'grade' }, 'false').at(-1)!;
  expect([refused.name, refused.status]).toEqual(['Keep a class private', 2]);
  expect(refused.stdout).toContain('::error title=labcheck::Everybody could read the grades');
  expect(use(own, { do: 'grade', public: 'true' }, 'false').at(-1)!.status).toBe(0);
});

test('a course file that is wrong ends the step, and says what is wrong', () => {
  const own = repository();
  const failed = use(own, { do: 'grade', course: 'nowhere.yaml' }).at(-1)!;
  expect([failed.status, failed.stderr.includes('nowhere.yaml cannot be read')]).toEqual([2, true]);
});

test('GitLab: a job grades its shard, another merges them, a third checks its own machine', () => {
  const own = repository();
  writeCourse(own.folder);
  const run = (job: string, env: Readonly<Record<string, string>>) =>
    own.shell([...gitlab['.labcheck']!.before_script, ...gitlab[job]!.script].join('\n'), {
      LABCHECK_PACKAGE: tarball,
      ...env,
    });
  for (const index of ['1', '2', '3']) {
    const graded = run('labcheck-grade', { LABCHECK_COURSE: 'course.yaml', CI_NODE_INDEX: index, CI_NODE_TOTAL: '3' });
    expect([graded.status, graded.stdout.includes('Name of')]).toEqual([0, false]);
  }
  expect(run('labcheck-merge', { LABCHECK_COURSE: 'course.yaml' }).status).toBe(0);
  expect(readFileSync(join(own.folder, 'class.txt'), 'utf8')).toContain('5 of 5 students graded');
  expect(run('labcheck-check', { LABCHECK_LAB: 'tiny', LABCHECK_SET: 'kernel=Plan9' }).status).toBe(1);
  expect(readFileSync(join(own.folder, 'labcheck.xml'), 'utf8')).toContain('<failure');
});

test('GitLab: without the packed program the job says how to get one', () => {
  const own = repository();
  const said = own.shell(gitlab['.labcheck']!.before_script.join('\n'), { LABCHECK_PACKAGE: './labcheck.tgz' });
  expect([said.status, said.stderr]).toEqual([
    2,
    expect.stringContaining('There is no packed labcheck in ./labcheck.tgz.'),
  ]);
  copyFileSync(tarball, join(own.folder, 'labcheck.tgz'));
  expect(own.shell(gitlab['.labcheck']!.before_script.join('\n'), { LABCHECK_PACKAGE: './labcheck.tgz' }).status).toBe(
    0,
  );
  const { variables } = read('docs/gitlab-ci.yml') as { readonly variables: Readonly<Record<string, string>> };
  expect(variables).toEqual({ LABCHECK_PACKAGE: './labcheck.tgz' });
});
