import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readClass } from '../../documents/files/class-file.ts';
import { readReport } from '../../documents/files/report.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

beforeEach(() => void enterFolder());

/** Grades a class into a run of this name. */
const grade = async (
  name: string,
  students: readonly string[],
  words: readonly string[] = ['--all'],
): Promise<string> => {
  writeFileSync('course.yaml', `course: C\nlab: tiny\nstudents:\n${students.map((one) => `  - ${one}\n`).join('')}`);
  await labcheck([...words, '--reports', name]);
  return join(name, readdirSync(name).at(-1)!);
};
const alice = '{ id: alice, host: "local:" }';
const bob = '{ id: bob, host: "local:", set: { kernel: Plan9 } }';
const better = '{ id: bob, host: "local:" }';
const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

test('runs with the same students are refused, until it is said which counts', async () => {
  const [first, second] = [await grade('one', [alice, bob]), await grade('two', [alice, better])];
  const refused = await labcheck(['merge', first, second]);
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/alice is in \S+ and in \S+: both grade kernel\.\n.*bob is in/);
  expect(refused.err).toContain('--on-overlap first, last or best');
  expect((await labcheck(['merge', first, second, '--on-overlap', 'first', '-o', 'm1'])).code).toBe(1);
  expect((await labcheck(['merge', first, second, '--on-overlap', 'last', '-o', 'm2'])).code).toBe(0);
  expect(readFileSync('m1/bob/report.json', 'utf8')).toBe(readFileSync(join(first, 'bob/report.json'), 'utf8'));
  expect(readdirSync('m2/bob').toSorted()).toEqual(['evidence.json', 'report.json']);
  expect((await labcheck(['merge', first, second, '--on-overlap', 'last', '-o', 'm2'])).err).toContain(
    'it exists already',
  );
});

test('of many who are in several runs the first are named', async () => {
  const many = Array.from({ length: 12 }, (_, index) => `{ id: s${index + 10}, host: "local:" }`);
  const runs = [await grade('one', many), await grade('two', many), await grade('three', many)];
  const { code, err } = await labcheck(['merge', ...runs]);
  expect(code).toBe(2);
  const lines = err.split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[0]).toMatch(/^labcheck: s10 is in \S+, in \S+ and in \S+: all grade kernel\.$/);
  expect(lines[8]).toBe('labcheck: … and 4 more students.');
});

test('the folder of a student is named as one', async () => {
  const first = await grade('one', [alice]);
  const { err } = await labcheck(['merge', join(first, 'alice')]);
  expect(err).toBe(`labcheck: ${first}/alice is the folder of one student, not of a run.\nName the run: ${first}\n`);
});

test('--best credits check by check, names the run of each verdict, and keeps every run’s evidence', async () => {
  const [first, second] = [await grade('one', [alice, bob]), await grade('two', [alice, better])];
  const [one, two] = [first, second].map((run) => run.split('/')[1]!) as [string, string];
  const { code, out } = await labcheck(['merge', '--best', second, first, '-o', 'best']);
  expect(code).toBe(0);
  expect(out).toContain('2 of 2 students graded, 2 with full marks');
  const report = await readReport('best/bob/report.json');
  expect(report.checks.map(({ status, run }) => [status, run])).toEqual([
    ['passed', two],
    ['passed', two],
  ]);
  expect(readdirSync('best/bob').toSorted()).toEqual(
    [
      `evidence.${one}.json`,
      `evidence.${two}.json`,
      `report.${one}.json`,
      `report.${two}.json`,
      'report.json',
    ].toSorted(),
  );
  expect((await labcheck(['--resume', 'best'])).err).toContain('was made from other runs');
});

test('a merge of merges loses nothing: the evidence of every run stays beside the student', async () => {
  const [first, second] = [await grade('one', [alice, bob]), await grade('two', [alice, better])];
  const third = await grade('three', [bob]);
  const [one, two, three] = [first, second, third].map((run) => run.split('/')[1]!) as [string, string, string];
  await labcheck(['merge', '--best', first, second, '-o', 'best']);
  const of = (...runs: string[]): string[] =>
    [...runs.flatMap((run) => [`evidence.${run}.json`, `report.${run}.json`]), 'report.json'].toSorted();
  expect((await labcheck(['merge', 'best', '-o', 'again'])).code).toBe(0);
  expect(readdirSync('again/bob').toSorted()).toEqual(of(one, two));
  expect((await labcheck(['merge', '--best', 'best', third, '-o', 'all'])).code).toBe(0);
  expect(readdirSync('all/bob').toSorted()).toEqual(of(one, two, three));
  expect(readdirSync('all/alice').toSorted()).toEqual(of(one, two));
  expect((await readReport('all/bob/report.json')).checks.map(({ run }) => run)).toEqual([two, two]);
});

test('a merge is reported in any format of a class, and so is a single run that was graded before', async () => {
  const first = await grade('one', [alice, bob]);
  const { code, out } = await labcheck(['merge', first, '--report', 'junit', '--report', 'csv:class.csv', '-o', 'm']);
  expect(code).toBe(1);
  expect(out).toMatch(/^<\?xml /);
  expect(out).toContain('<testsuite name="tiny/bob"');
  expect(readFileSync('class.csv', 'utf8')).toBe(readFileSync('m/class.csv', 'utf8'));
  const refused = await labcheck(['merge', first, '--report', 'xml', '-o', 'never']);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('no report format "xml"') as string });
  expect(existsSync('never')).toBe(false);
});

test('--before leaves out what came too late, and says so; a time needs its zone', async () => {
  const [first, second] = [await grade('one', [alice, bob]), await grade('two', [alice, better])];
  const late = await readReport(join(second, 'bob/report.json'));
  edit(join(second, 'bob/report.json'), (text) => text.replace(late.collectedAt, '2099-01-01T00:00:00.000Z'));
  const { code, err } = await labcheck(['merge', '--best', '--before', '2098-12-31T23:59:00+00:30', first, second]);
  expect(code).toBe(1);
  expect(err).toMatch(/labcheck: bob in \S+ is left out: collected at 2099-01-01T00:00:00\.000Z\./);
  expect((await labcheck(['merge', first, '--before', '2026-01-01'])).err).toContain('Write a time with its zone');
});

test('runs of another lab, another version, or the same run twice are refused', async () => {
  const first = await grade('one', [alice]);
  const second = await grade('two', [bob]);
  expect((await labcheck(['merge', first, first])).err).toMatch(/Two of the runs are called \S+\./);
  edit(join(second, 'run.json'), (text) => text.replace(/"digest": "..../, '"digest": "0000'));
  expect((await labcheck(['merge', first, second])).err).toMatch(
    /by other checks, or other weights of them.*\n.*regrade RUN/,
  );
  edit(join(second, 'run.json'), (text) => text.replace('"1.2.3"', '"1.0.0"'));
  expect((await labcheck(['merge', first, second])).err).toContain('by labcheck 1.2.3');
  edit(join(second, 'run.json'), (text) => text.replace('"id": "tiny"', '"id": "other"'));
  expect((await labcheck(['merge', first, second])).err).toContain('of the lab tiny');
  expect((await labcheck(['merge', 'nowhere'])).err).toContain('nowhere cannot be read');
  expect((await labcheck(['merge', '.'])).err).toContain('. is not a run: it holds no report.');
  expect((await labcheck(['merge', 'one'])).err).toBe(
    `labcheck: one is not a run: it holds no report.\nName one of the runs in it, such as ${first}.\n`,
  );
});

test('a damaged report costs nobody else theirs: it is named, and the student is missing', async () => {
  const [first, second] = [await grade('one', [alice]), await grade('two', [better, '{ id: carol, host: "local:" }'])];
  edit(join(second, 'bob/report.json'), (text) => text.slice(0, 300));
  rmSync(join(second, 'carol/evidence.json'));
  const { code, out, err } = await labcheck(['merge', first, second, '-o', 'merged']);
  expect(code).toBe(3);
  expect(err).toMatch(/bob in \S+ is left out: .*bob\/report\.json:\d+:\d+: the file ends too early/);
  expect(out).toContain('Not graded: bob');
  expect((await readClass('merged/class.json')).missing).toEqual([{ id: 'bob', name: 'bob' }]);
  expect(existsSync('merged/carol/report.json')).toBe(true);
});

test('a single host’s run can be merged too', async () => {
  writeFileSync('course.yaml', `course: C\nlab: tiny\nstudents:\n  - ${alice}\n  - ${better}\n`);
  for (const id of ['alice', 'bob']) await labcheck(['--student', id]);
  const runs = readdirSync('reports').map((run) => join('reports', run));
  expect((await labcheck(['merge', ...runs, '-o', 'm'])).out).toContain('2 of 2 students graded');
});

/** The tiny lab with a phase for each of its checks. */
const [kernel, again] = tinyLab.checks as [(typeof tinyLab.checks)[0], (typeof tinyLab.checks)[0]];
const phased = compositionOf([
  {
    ...tinyLab,
    phases: ['first', 'then'],
    checks: [
      { ...kernel, phase: 'first' },
      { ...again, phase: 'then' },
    ],
  },
]);

test('phases that were graded one by one are added up', async () => {
  writeFileSync('course.yaml', `course: C\nlab: tiny\nstudents:\n  - ${alice}\n  - ${bob}\n`);
  for (const phase of ['first', 'then']) await labcheck(['--all', '--phase', phase, '--reports', phase], phased);
  const runs = ['first', 'then'].map((phase) => join(phase, readdirSync(phase)[0]!));
  expect(await readReport(join(runs[0]!, 'bob/report.json'))).toMatchObject({
    phases: ['first'],
    grade: { possible: 2 },
  });
  const { code, out } = await labcheck(['merge', ...runs, '-o', 'both'], phased);
  expect(code).toBe(1);
  expect(out).toMatch(/^alice +3\/3 +✓✓$/m);
  expect(await readReport('both/bob/report.json')).toMatchObject({
    phases: ['first', 'then'],
    grade: { earned: 0, possible: 3 },
    checks: [{ run: runs[0]!.split('/')[1] }, { run: runs[1]!.split('/')[1] }],
  });
  const judged = await labcheck(['judge', join(runs[0]!, 'alice/evidence.json'), '--phase', 'first'], phased);
  expect(judged.out).toMatch(/^2 of 2 points\n[^]*\nphases +first\n/);
});

test('evidence that was handed in is merged, and entered into gradebooks, only where that is accepted', async () => {
  const asked = await grade('one', [alice]);
  await labcheck(['collect', '--lab', 'tiny', '-o', 'bob.json']);
  const handedIn = await grade('two', ['{ id: bob, host: "evidence:bob.json" }']);
  const refused = {
    code: 2,
    out: '',
    err: 'labcheck: Evidence was handed in, and not asked from a host: bob.\nGrade their hosts, or take what they handed in for true: --accept-self-reported\n',
  };
  expect(await labcheck(['merge', asked, handedIn, '-o', 'both'])).toEqual(refused);
  expect(existsSync('both')).toBe(false);
  expect(await labcheck(['gradebook', asked, handedIn, '-o', 'book.csv'])).toEqual(refused);
  expect((await labcheck(['show', handedIn, '--report', 'moodle'])).err).toContain('--accept-self-reported');
  expect((await labcheck(['merge', asked, handedIn, '-o', 'both', '--accept-self-reported'])).code).toBe(0);
  expect((await labcheck(['gradebook', 'both', '-o', 'book.csv', '--accept-self-reported'])).code).toBe(0);
  expect(readFileSync('book.csv', 'utf8')).toContain('bob');
  expect((await readReport('both/bob/report.json')).trust).toBe('self-reported');
});

test('a folder that holds no run, or a damaged one, is left out and named; one that is not there is a slip', async () => {
  const [one, two] = [await grade('one', [alice]), await grade('two', [better])];
  const damaged = await grade('three', [alice]);
  edit(join(damaged, 'run.json'), (text) => text.slice(0, 40));
  mkdirSync('notes');
  const { code, err } = await labcheck(['merge', one, 'notes', damaged, two, '-o', 'all']);
  expect(code).toBe(0);
  expect(err).toContain('labcheck: left out: notes is not a run: it holds no report.\n');
  expect(err).toMatch(/labcheck: left out: \S*run\.json/);
  expect((await readClass('all/class.json')).students.map(({ student }) => student.id)).toEqual(['alice', 'bob']);
  expect((await labcheck(['merge', 'notes'])).err).toMatch(/^labcheck: notes is not a run/);
  expect((await labcheck(['merge', one, 'nowhere'])).code).toBe(2);
});

test('runs of single hosts that were weighed otherwise are left out and named', async () => {
  const own = async (name: string, points: number): Promise<string> => {
    writeFileSync(
      'course.yaml',
      `course: C\nlab: tiny\nchecks: { kernel: { points: ${points} } }\nstudents:\n  - ${alice}\n  - ${better}\n`,
    );
    await labcheck(['--student', name.split('-')[0]!, '--reports', name]);
    return join(name, readdirSync(name)[0]!);
  };
  const runs = [await own('alice-1', 2), await own('alice-2', 5), await own('bob-1', 2)];
  const { code, err } = await labcheck(['merge', '--best', ...runs, '-o', 'all']);
  expect(code).toBe(0);
  expect(err).toMatch(
    /is left out: it was graded by other weights: kernel is worth 5, not 2\. Judge it again with today’s checks: labcheck regrade alice-2\/\S+\n/,
  );
  const { students } = await readClass('all/class.json');
  expect(students.map(({ grade: { possible } }) => possible)).toEqual([3, 3]);
  const two = await labcheck(['merge', runs[1]!, runs[2]!]);
  expect(two.code).toBe(2);
  expect(two.err).toMatch(/by other weights: kernel is worth 5, not 2.*cannot be merged/);
});
