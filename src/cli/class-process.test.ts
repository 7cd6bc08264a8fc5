import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readClass } from '../documents/files/class-file.ts';
import { temporaryFolder } from '../documents/files/temporary-folder.fixture.ts';
import { bundleCli } from './bundled-cli.fixture.ts';

/** Crashes, signals and terminals need a real process. */
const folder = temporaryFolder();
const program = join(folder, 'labcheck.mjs');
beforeAll(() =>
  bundleCli(program, ["import { knowBrokenHosts } from './broken-hosts.fixture.ts';", 'knowBrokenHosts();']),
);

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const start = (cwd: string, words: readonly string[], command: readonly string[] = [process.execPath, program]) => {
  const [first = '', ...rest] = [...command, ...words];
  const child = spawn(first, rest, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<Ended>((resolve) => {
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (err += text));
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
};

/** A class whose first students answer at once, and whose last ones take their time. */
const classIn = (name: string, quick: number, slow: readonly string[]): string => {
  const own = join(folder, name);
  mkdirSync(own);
  const students = [
    ...Array.from({ length: quick }, (_, index) => `  - { id: s${index}, host: "local:" }`),
    ...slow.map((student, index) => `  - { id: slow${index}, ${student} }`),
  ];
  writeFileSync(join(own, 'course.yaml'), `course: C\nlab: tiny\nstudents:\n${students.join('\n')}\n`);
  return own;
};
const sleeper = 'host: "local:", set: { seconds: 3 }';
const runIn = (own: string): string => join(own, 'reports', readdirSync(join(own, 'reports'))[0]!);
const finished = (own: string): string[] =>
  existsSync(join(own, 'reports')) && readdirSync(join(own, 'reports')).length > 0
    ? readdirSync(runIn(own)).filter((id) => existsSync(join(runIn(own), id, 'report.json')))
    : [];
const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 20));
};
const textsOf = (own: string, ids: readonly string[]): string[] =>
  ids.map((id) => readFileSync(join(runIn(own), id, 'report.json'), 'utf8'));

test('kill -9 in the middle: --resume grades the others, nobody twice, nobody lost', async () => {
  const own = classIn('killed', 4, [sleeper, sleeper, sleeper]);
  const { child, ended } = start(own, ['--all', '--jobs', '3']);
  await until(() => finished(own).length >= 4);
  child.kill('SIGKILL');
  await ended;
  const ids = finished(own);
  const before = textsOf(own, ids);
  expect(ids.length).toBeLessThan(7);
  expect(existsSync(join(runIn(own), 'class.json'))).toBe(false);

  // From another folder: the run knows where its course is.
  const resumed = await start(folder, ['--resume', runIn(own)]).ended;
  expect(resumed.code).toBe(0);
  expect(resumed.err).toContain(`${ids.length} of 7 are graded already\n`);
  expect(textsOf(own, ids)).toEqual(before);
  const { students, missing } = await readClass(join(runIn(own), 'class.json'));
  expect(students.map(({ student }) => student.id)).toEqual(['s0', 's1', 's2', 's3', 'slow0', 'slow1', 'slow2']);
  expect(missing).toEqual([]);
  expect(readdirSync(runIn(own)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a run that is killed again and again still ends whole', async () => {
  const own = classIn('unlucky', 12, []);
  let words = ['--all', '--jobs', '2'];
  for (let round = 1; round <= 3; round += 1) {
    const { child, ended } = start(own, words);
    await until(() => finished(own).length >= round * 3 || child.exitCode !== null);
    child.kill('SIGKILL');
    await ended;
    words = ['--resume', runIn(own), '--jobs', '2'];
  }
  const { code } = await start(own, words).ended;
  expect(code).toBe(0);
  expect((await readClass(join(runIn(own), 'class.json'))).students).toHaveLength(12);
});

test('Ctrl-C ends cleanly, keeps what is done and says how to go on', async () => {
  const own = classIn('interrupted', 3, ['host: "local:", set: { seconds: 50 }', 'host: "sandbox:hangs"']);
  const { child, ended } = start(own, ['--all', '--jobs', '8']);
  await until(() => finished(own).length === 3);
  child.kill('SIGINT');
  const { code, out, err } = await ended;
  expect({ code, out }).toEqual({ code: 130, out: '' });
  expect(err).toMatch(
    /labcheck: interrupted: 3 of 5 students were graded\nGo on with: labcheck --resume \S*reports\/\S+\n$/,
  );
  expect(finished(own)).toEqual(['s0', 's1', 's2']);
  expect(readdirSync(runIn(own)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('two runs at once do not disturb each other, and one run belongs to one process', async () => {
  const own = classIn('beside', 2, [sleeper]);
  const both = [start(own, ['--all']), start(own, ['--all'])];
  await until(() => finished(own).length === 2);
  const second = await start(own, ['--resume', runIn(own)]).ended;
  expect(second.code).toBe(2);
  expect(second.err).toMatch(/^labcheck: Another labcheck works in \S+ \(process \d+ on /);
  expect((await Promise.all(both.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0]);
  expect(readdirSync(join(own, 'reports'))).toHaveLength(2);
});

test('a host that ignores every signal ends with its deadline, and the run with it', async () => {
  const own = classIn('stubborn', 1, ['host: "sandbox:halts"', 'host: "sandbox:hangs"', 'host: "sandbox:floods"']);
  const { code } = await start(own, ['--all', '--timeout', '2']).ended;
  expect(code).toBe(3);
  const { students } = await readClass(join(runIn(own), 'class.json'));
  expect(students.map(({ grade }) => grade.needsReview)).toEqual([false, true, true, true]);
});

test('on a terminal a live view that fits it, and is gone in the end; colour unless NO_COLOR says no', async () => {
  const own = classIn(
    'terminal',
    1,
    Array.from({ length: 12 }, () => 'host: "local:", set: { seconds: 1 }'),
  );
  const onTerminal = (environment: readonly string[]) =>
    start(
      own,
      [],
      [
        ...['env', 'TERM=xterm', ...environment, 'script', '-qec'],
        ...[`stty rows 8 cols 60; ${process.execPath} ${program} --all --jobs 12`, '/dev/null'],
      ],
    ).ended;
  const { code, out } = await onTerminal([]);
  expect(code).toBe(0);
  expect(out).toMatch(/\d+\/13 graded · about \d+ s left/);
  expect(out).toMatch(/slow\d+ asking \d+ probes · \d s/);
  expect(out).toMatch(/… and \d+ more/);
  const [live = '', table = ''] = out.split('A tiny lab: ');
  // Eight rows: the head, five hosts, how many more there are, and the cursor's own.
  const frames = live.split('\u001b[?2026l').map((frame) => frame.match(/ slow\d+ [a-z]/g)?.length ?? 0);
  expect(Math.max(...frames)).toBe(5);
  expect(table).toMatch(/\u001b\[3\dm/);
  expect(table).not.toContain('graded ·');
  expect((await onTerminal(['NO_COLOR=1'])).out).not.toMatch(/\u001b\[3\dm/);
});

test('too few descriptors are the grader’s own trouble: nobody is called unreachable, and the run goes on later', async () => {
  const own = classIn('few', 1, []);
  await start(own, ['collect', '--lab', 'tiny', '-o', 'e.json']).ended;
  const evidence = JSON.parse(readFileSync(join(own, 'e.json'), 'utf8')) as object;
  const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
  for (const id of ids)
    writeFileSync(join(own, `${id}.json`), JSON.stringify({ ...evidence, student: { id, name: id } }));
  const students = ids.map((id) => `  - { id: ${id}, host: "evidence:${id}.json" }\n`).join('');
  writeFileSync(join(own, 'course.yaml'), `course: C\nlab: tiny\nstudents:\n${students}`);
  const limited = ['sh', '-c', 'ulimit -n 30; exec "$@"', 'sh', process.execPath, program];
  const { code, err } = await start(own, ['--all', '--jobs', '40'], limited).ended;
  expect([code, err]).toEqual([2, expect.stringContaining('has too few file descriptors')]);
  for (const text of textsOf(own, finished(own))) expect(text).not.toContain('"unreachable"');
  expect(finished(own).length).toBeLessThan(40);
  expect((await start(own, ['--resume', runIn(own)]).ended).code).toBe(0);
  expect(finished(own)).toHaveLength(40);
});
