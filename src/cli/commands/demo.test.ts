import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../model/errors.ts';
import type { Demo, Reference } from '../../model/reference.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import type { Composition } from '../composition.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

let folder = '';
beforeEach(() => {
  folder = enterFolder();
});

const withDemo = (demo: Demo): Composition => ({ ...compositionOf([tinyLab]), demo: async () => demo });

test('a demo grades, shows and saves as the grader does', async () => {
  const { code, out, err } = await labcheck(
    ['demo', '--with-deps'],
    withDemo(async ({ withDeps }, ui) => {
      ui.say(`deps ${withDeps}`);
      const student = { lab: tinyLab, host: 'local:', set: {}, hints: 'nudge' } as const;
      const report = await ui.grade({ ...student, student: { id: 'alice', name: 'Alice' } });
      await ui.grade({ ...student, student: { id: 'bob', name: 'Bob' } });
      await ui.show(report);
      ui.print(`reports in ${ui.folder}, pages in ${await ui.pages(ui.folder)}`);
      return 0;
    }),
  );
  expect(code).toBe(0);
  expect(err).toMatch(/^deps true\n3 files in \S+\/pages\/\n$/);
  expect(out).toMatch(/^3 of 3 points[^]*\nreports in reports\/\S+, pages in reports\/\S+\/pages\/class\.html\n$/);
  const [run = ''] = readdirSync(`${folder}/reports`);
  expect(readdirSync(`${folder}/reports/${run}`).toSorted()).toEqual(['alice', 'bob', 'pages']);
  const pages = `${folder}/reports/${run}/pages`;
  expect(readdirSync(pages).toSorted()).toEqual(['alice.html', 'bob.html', 'class.html']);
  expect(readFileSync(`${pages}/class.html`, 'utf8')).toContain('href="./bob.html"');
});

test('a class is asked for by its size, and can start labcheck itself', async () => {
  const told: unknown[] = [];
  const demo: Demo = async ({ students }, { program, signal }) => {
    told.push(students, program.length, signal.aborted);
    return 0;
  };
  expect((await labcheck(['demo', '--students', '30'], withDemo(demo))).code).toBe(0);
  expect(told).toEqual([30, 2, false]);
  for (const size of ['0', 'many', '1001', '-3']) {
    const { code, err } = await labcheck(['demo', '--students', size], withDemo(demo));
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('from 1 to 1000') as string });
  }
});

test('a demo that cannot start leaves no empty run', async () => {
  const { code, err } = await labcheck(
    ['demo'],
    withDemo(() => Promise.reject(new UsageError('This machine has no ip.', 'labcheck demo --with-deps'))),
  );
  expect({ code, err }).toEqual({ code: 2, err: 'labcheck: This machine has no ip.\nlabcheck demo --with-deps\n' });
  expect(readdirSync(`${folder}/reports`)).toEqual([]);
});

test('the reference is told the lab, the place and the parameters', async () => {
  const told: unknown[] = [];
  const reference: Reference = {
    up: async (options) => told.push(['up', options]),
    down: async (options) => told.push(['down', options]),
    deps: async (options) => told.push(['deps', options]),
  };
  const composition = { ...compositionOf([tinyLab]), reference: async () => reference };
  const run = (line: string) => labcheck(line.split(' '), composition);
  expect((await run('reference up --set x=7 --packages dnf --with-deps')).code).toBe(1);
  await run('reference up --name one');
  await run('reference down --host local:');
  await run('reference deps');
  expect(told).toEqual([
    ['up', { lab: tinyLab, place: { sandbox: 'tiny' }, packages: 'dnf', withDeps: true, set: { x: '7' } }],
    ['up', { lab: tinyLab, place: { sandbox: 'one' }, packages: undefined, withDeps: false, set: {} }],
    ['down', { lab: tinyLab, place: 'local' }],
    ['deps', { withDeps: false }],
  ]);
});
