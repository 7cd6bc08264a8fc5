import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, test } from 'vitest';
import { readClass } from '../../documents/files/class-file.ts';
import { readReport } from '../../documents/files/report.ts';
import { knowBrokenHosts } from '../broken-hosts.fixture.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';

knowBrokenHosts();

let folder = '';
beforeEach(() => {
  folder = enterFolder();
});
const runs = (): string[] => readdirSync(join(folder, 'reports')).toSorted();
const classOf = (run = runs()[0]!) => readClass(join(folder, 'reports', run, 'class.json'));
const csv = (run = runs()[0]!): Record<string, string>[] =>
  parse(readFileSync(join(folder, 'reports', run, 'class.csv')), { columns: true });

const write = (students: readonly string[]): void =>
  writeFileSync(
    'course.yaml',
    `course: Kernels\nlab: tiny\nstudents:\n${students.map((one) => `  - ${one}\n`).join('')}`,
  );
const four = [
  '{ id: alice, name: "=HYPERLINK(1)", host: "local:", group: A, set: { x: 1 } }',
  '{ id: bob, host: "local:", group: A, set: { x: 2, kernel: Plan9 } }',
  '{ id: carol, host: "local:", group: B, set: { x: 3, tool: no-such-tool } }',
  '{ id: dave, host: "evidence:none.json", group: B, set: { x: 4 } }',
];

test('a class: a folder a student, class.json and class.csv, the table, and the highest exit code', async () => {
  write(four);
  const { code, out, err } = await labcheck(['--all']);
  expect(code).toBe(3);
  expect(out).toMatch(/^A tiny lab: 3 of 4 students graded, 1 with full marks, 2 need review\n/);
  expect(out).toMatch(
    /^alice +=HYPERLINK\(1\) +3\/3 +✓✓\nbob +0\/3 +✗· .*\ncarol +0…3\/3 +\?\? .*\ndave +0…3\/3 +\?\? .*$/m,
  );
  expect(out).toMatch(/Fails most:\n {2}kernel {2}1 of 4: other 1\n/);
  expect(out).toMatch(/carol: The host has no no-such-tool\.\n {4}Install no-such-tool/);
  expect(out).toMatch(/dave: The host could not be asked:.*none\.json/s);
  for (const id of ['alice', 'bob', 'carol', 'dave']) expect(err).toMatch(new RegExp(`^\\[\\d/4\\] ${id}: `, 'm'));
  expect(readdirSync(join('reports', runs()[0]!)).toSorted()).toEqual(
    ['alice', 'bob', 'carol', 'class.csv', 'class.html', 'class.json', 'dave', 'run.json'].toSorted(),
  );
  expect(await classOf()).toMatchObject({ students: [{ student: { id: 'alice' } }, {}, {}, {}], missing: [] });
});

test('class.csv: no formula, and blank, never zero, for whom a person must look at', async () => {
  write(four);
  await labcheck(['--all']);
  const [alice, bob, carol, dave] = csv();
  expect(alice).toMatchObject({ name: "'=HYPERLINK(1)", earned: '3', possible: '3', bonus: '0', needs_review: 'no' });
  expect(bob).toMatchObject({ earned: '0', final: '0', kernel: '0', needs_review: 'no' });
  expect(carol).toMatchObject({ earned: '', final: '', bonus: '', possible: '3', kernel: '', needs_review: 'yes' });
  expect(dave).toMatchObject({ earned: '', needs_review: 'yes', why: expect.stringContaining('none.json') as string });
});

test('a group, several students, and shards that are together the whole class', async () => {
  write(four);
  await labcheck(['--group', 'A']);
  expect((await classOf()).students.map(({ student }) => student.id)).toEqual(['alice', 'bob']);
  await labcheck(['--student', 'dave', '--student', 'alice', '--reports', 'two']);
  expect(readdirSync(join('two', readdirSync('two')[0]!))).toContain('dave');
  for (const shard of ['1/3', '2/3', '3/3']) await labcheck(['--shard', shard, '--reports', 'shards']);
  const shards = readdirSync('shards').map((run) => join('shards', run));
  expect((await labcheck(['merge', ...shards, '-o', 'reports/merged'])).code).toBe(3);
  await labcheck(['--all', '--reports', 'whole']);
  const whole = await readClass(join('whole', readdirSync('whole')[0]!, 'class.json'));
  const timeless = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'collectedAt' || key === 'run' ? null : inner)));
  expect(timeless(await classOf('merged'))).toEqual(timeless(whole));
});

test('an empty shard is an empty run, and merges', async () => {
  write(four.slice(0, 1));
  const codes = [];
  for (const shard of ['1/2', '2/2']) codes.push((await labcheck(['--shard', shard])).code);
  expect(codes).toEqual([0, 0]);
  const merged = await labcheck(['merge', ...runs().map((run) => `reports/${run}`), '-o', 'merged']);
  expect(merged.out).toMatch(/^A tiny lab: 1 of 1 student graded, 1 with full marks\n/);
});

test('a dead, hung, lying or flooding host becomes unknown, and costs nobody else anything', async () => {
  const how = ['hangs', 'floods', 'lies', 'dies', 'deaf', 'bug'];
  write([...how.map((name) => `{ id: ${name}, host: "sandbox:${name}" }`), '{ id: alice, host: "local:" }']);
  const { code, out, err } = await labcheck(['--all', '--timeout', '2', '--jobs', '2']);
  expect(code).toBe(3);
  expect(err).not.toContain('\u001b');
  expect(out).not.toContain('\u001b');
  const { students } = await classOf();
  expect(Object.fromEntries(students.map(({ student, why }) => [student.id, why?.reason ?? 'passed']))).toEqual({
    hangs: 'timed-out',
    floods: 'truncated',
    lies: 'timed-out',
    dies: 'unreachable',
    deaf: 'unreachable',
    bug: 'defect',
    alice: 'passed',
  });
  expect(out).toContain('the disk is on fire');
});

test.each([
  [['--all', '--group', 'A'], '--all already selects every student.'],
  [['--all', '--no-save'], '--no-save is not for a class.'],
  [['--all', '--report', 'jsn'], 'There is no report format "jsn". Did you mean "json"?'],
  [['--all', '--report', 'csv:no/such/folder.csv'], 'no/such/folder.csv cannot be written'],
  [['--all', '--report', 'csv', '--report', 'tap'], 'Two reports would go to standard output.'],
  [['--all', '--jobs', '0'], '--jobs cannot be "0".'],
  [['--shard', '3/2'], '--shard cannot be "3/2".'],
  [['--group', 'C'], 'course.yaml has no group "C".'],
  [['--resume', 'nowhere'], 'nowhere/run.json cannot be read: there is no such file or folder.'],
  [['--all', '--phase', 'x'], 'The lab tiny has no phase "x".'],
])('%j is refused before a host is asked', async (words, message) => {
  write(four);
  const { code, err } = await labcheck(words);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('--report writes the class in each format where it is told to, and the screen only what goes there', async () => {
  write(four);
  const files = ['json:c.json', 'csv:c.csv', 'junit:c.xml', 'terminal:c.txt'].flatMap((file) => ['--report', file]);
  const { code, out, err } = await labcheck(['--all', ...files, '--report', 'tap']);
  expect(code).toBe(3);
  expect(err).toContain('saved in');
  const saved = (name: string): string => readFileSync(join('reports', runs()[0]!, name), 'utf8');
  expect(readFileSync('c.json', 'utf8')).toBe(saved('class.json'));
  expect(readFileSync('c.csv', 'utf8')).toBe(saved('class.csv'));
  expect(readFileSync('c.txt', 'utf8')).toMatch(/^A tiny lab: 3 of 4 students graded/);
  expect(readFileSync('c.xml', 'utf8').match(/<testsuite name="[^"]+"/g)).toEqual(
    ['alice', 'bob', 'carol', 'dave'].map((id) => `<testsuite name="tiny/${id}"`),
  );
  expect(out).toMatch(/^TAP version 14\n1\.\.4\n/);
  expect(out).toMatch(/^# Subtest: bob\n(?: {4}.*\n)+not ok 2 - bob$/m);
  expect(out).not.toContain('students graded');
});

test('a report that cannot be written after all: it is told, and also where the run is saved', async () => {
  write(four);
  const { code, out, err } = await labcheck(['--all', '--report', 'csv:/dev/full', '--report', 'json']);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ schema: 'labcheck/class/2' });
  expect(err).toMatch(
    /\nsaved in \S+: class\.html, class\.json.*\nlabcheck: \/dev\/full cannot be written: the disk is full\.\n/,
  );
});

test('a format that only a class has is named as such for one student', async () => {
  write(four);
  const { code, err } = await labcheck(['--student', 'alice', '--report', 'csv']);
  expect(code).toBe(2);
  expect(err).toBe(
    'labcheck: --report csv holds a class, but this is one student.\nFormats of one student: terminal, html, markdown, json, junit, tap, ctrf, github, gradescope.\n',
  );
});

test('a run that goes on may be reported otherwise', async () => {
  write(four);
  await labcheck(['--all', '--report', 'csv']);
  const { code, out } = await labcheck(['--resume', runs()[0]!, '--report', 'json']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject({ schema: 'labcheck/class/2' });
});

test('a class without a course file is refused', async () => {
  expect((await labcheck(['--all'])).err).toMatch(/^labcheck: A class needs a course file/);
});

test('a run that is complete goes on without asking anybody again', async () => {
  write(four);
  await labcheck(['--all']);
  const run = `reports/${runs()[0]!}`;
  const before = readFileSync(join(run, 'alice', 'report.json'), 'utf8');
  const { code, err, out } = await labcheck(['--resume', run]);
  expect(code).toBe(3);
  expect(err).toMatch(/^4 of 4 are graded already\n/);
  expect(out).toContain('3 of 4 students graded');
  expect(readFileSync(join(run, 'alice', 'report.json'), 'utf8')).toBe(before);
});

test('what was collected before a crash is judged, not asked again; half-written files are cleared away', async () => {
  write(four);
  await labcheck(['--all']);
  const own = join('reports', runs()[0]!, 'alice');
  rmSync(join(own, 'report.json'));
  writeFileSync(join(own, '.report.json.123'), '{');
  const evidence = readFileSync(join(own, 'evidence.json'), 'utf8');
  rmSync(join('reports', runs()[0]!, 'bob'), { recursive: true });
  mkdirSync(join('reports', runs()[0]!, 'bob'));
  const { err } = await labcheck(['--resume', runs()[0]!]);
  expect(err).toMatch(/^2 of 4 are graded already\n/);
  expect(readFileSync(join(own, 'evidence.json'), 'utf8')).toBe(evidence);
  expect(readdirSync(own).toSorted()).toEqual(['evidence.json', 'report.json']);
  expect((await classOf()).students).toHaveLength(4);
});

test('a run does not go on as something else: what differs is named', async () => {
  write(four);
  await labcheck(['--all']);
  const run = `reports/${runs()[0]!}`;
  write([four[0]!.replace('x: 1', 'x: 9'), four[1]!, four[2]!, '{ id: erin, host: "local:" }']);
  const { code, err } = await labcheck(['--resume', run]);
  expect(code).toBe(2);
  expect(err).toContain('alice: set was {"x":"1"}, it is {"x":"9"}.');
  expect(err).toContain('dave is not in it any more.');
  expect(err).toContain('erin is new.');
  write(four);
  expect((await labcheck(['--resume', run, '--set', 'x=3'])).err).toContain('--set cannot be changed');
  const journal = readFileSync(join(run, 'run.json'), 'utf8');
  writeFileSync(
    join(run, 'run.json'),
    journal.replace('"1.2.3"', '"1.2.2"').replace(/"digest": "..../, '"digest": "0000'),
  );
  expect((await labcheck(['--resume', run])).err).toMatch(
    /was version 1\.2\.2, this is 1\.2\.3\.\n.*the checks of the lab tiny/,
  );
});

test('a damaged report stops a resumed run, and names the file', async () => {
  write(four);
  await labcheck(['--all']);
  const file = join('reports', runs()[0]!, 'bob', 'report.json');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 500));
  const { code, err } = await labcheck(['--resume', runs()[0]!]);
  expect(code).toBe(2);
  expect(err).toMatch(/bob\/report\.json:\d+:\d+: the file ends too early.*\nMove .*bob away/);
});

test('a teacher’s decision stands beside the verdict, in the report and in the class', async () => {
  write(four);
  writeFileSync(
    'decisions.yaml',
    'decisions:\n  - { student: bob, check: kernel, earned: 1.5, reason: seen in class, author: "=Jan" }\n',
  );
  const { code, out } = await labcheck(['--all', '--override', 'decisions.yaml']);
  expect(code).toBe(3);
  expect(out).toMatch(/^bob +0\/3 =1\.5 +\*· .*$/m);
  expect(await readReport(join('reports', runs()[0]!, 'bob', 'report.json'))).toMatchObject({
    grade: { earned: 0 },
    decided: { earned: 1.5 },
    checks: [{ status: 'failed', earned: 0, decision: { earned: 1.5, reason: 'seen in class', author: '=Jan' } }, {}],
  });
  expect(csv()[1]).toMatchObject({ earned: '0', final: '1.5', kernel: '1.5' });
  const one = await labcheck(['--student', 'bob', '--override', 'decisions.yaml', '--no-save']);
  expect(one.out).toMatch(/^0 of 3 points, decided by the teacher: 1\.5 of 3\n/);
  expect(one.out).toContain('1.5 of 2 points by =Jan: seen in class');
  writeFileSync('decisions.yaml', readFileSync('decisions.yaml', 'utf8').replace('1.5', '2'));
  expect((await labcheck(['--resume', runs()[0]!])).err).toContain('the file of decisions (--override) is another.');
});

test('what is wrong in a file of decisions is told with line and column', async () => {
  write(four);
  writeFileSync(
    'decisions.yaml',
    `decisions:
  - { student: bob, check: kernel, earned: 9, reason: r, author: a }
  - { student: bop, check: kernle, earned: 1, reason: r, author: a }
  - { student: bob, check: kernel, earned: 1, reason: r, author: a }
`,
  );
  const { code, err } = await labcheck(['--all', '--override', 'decisions.yaml']);
  expect(code).toBe(2);
  expect(err).toMatch(/decisions\.yaml:2:44: decisions\[0\]\.earned is 9, but kernel is worth 2\./);
  expect(err).toMatch(
    /decisions\.yaml:3:16: decisions\[1\]\.student is "bop", who is not in it\. Did you mean "bob"\?/,
  );
  expect(err).toMatch(
    /decisions\.yaml:3:28: decisions\[1\]\.check: the lab tiny has no check "kernle"\. Did you mean "kernel"\?/,
  );
  expect(err).toMatch(/decisions\.yaml:4:5: decisions\[2\] decides kernel of bob again\./);
  writeFileSync('decisions.yaml', '{"decisions": [{"student": "bob", "check": "kernel", "earned": -1}]}');
  expect((await labcheck(['--all', '--override', 'decisions.yaml'])).err).toMatch(
    /decisions\.yaml:1:16: .* lacks "reason"\./,
  );
});
