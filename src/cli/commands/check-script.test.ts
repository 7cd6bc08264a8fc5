import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { shells } from '../../shell/shells.fixture.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';

let script: string;
let answers: string;
beforeAll(async () => {
  enterFolder();
  script = (await labcheck(['collect', '--set', 'kernel=Plan9', '--script'])).out;
  writeFileSync('check.sh', script);
  answers = run(['dash', 'check.sh']).stdout;
});
beforeEach(() => {
  enterFolder();
  writeFileSync('check.sh', script);
});

const run = ([program = '', ...words]: readonly string[], input?: string) =>
  spawnSync(program, words, { encoding: 'utf8', ...(input === undefined ? {} : { input }) });

const judged = async (text: string, ...words: readonly string[]) => {
  writeFileSync('evidence', text);
  return labcheck(['judge', 'evidence', ...words]);
};

/** The answers with another content. */
const changed = (change: (content: string) => string): string => {
  const [, head = '', body = '', end = ''] = /^(<.*\n)([^]*)(\n[0-9a-f]{32}>\n)$/.exec(answers) ?? [];
  const content = gunzipSync(Buffer.from(body, 'base64')).toString('latin1');
  return `${head}${gzipSync(Buffer.from(change(content), 'latin1')).toString('base64')}${end}`;
};

test.each(shells)('a script asks by %s what collect asks, and is judged the same', async (_, shell) => {
  const { stdout, status } = run([...shell, 'check.sh']);
  expect(status).toBe(0);
  await labcheck(['collect', '--set', 'kernel=Plan9', '-o', 'evidence.json']);
  const direct = await labcheck(['judge', 'evidence.json']);
  expect(direct).toMatchObject({ code: 1, err: '' });
  const withoutTimes = (text: string): string => text.replace(/^(host|collected) .*\n/gm, '');
  const { code, out, err } = await judged(stdout);
  expect({ code, err, out: withoutTimes(out) }).toEqual({ ...direct, out: withoutTimes(direct.out) });
  const { checks, ...report } = JSON.parse((await judged(stdout, '--report', 'json')).out) as Record<string, unknown>;
  expect(report).toMatchObject({ trust: 'self-reported', parameters: { kernel: 'Plan9' }, student: { id: 'self' } });
  expect(checks).toHaveLength(2);
});

test('it is run from a pipe, with parameters of its own', async () => {
  const { stdout } = run(['sh', '-s', '--', 'kernel=Linux', 'x=7'], script);
  const { code, out } = await judged(stdout, '--report', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ parameters: { kernel: 'Linux', x: 7 } });
  expect(run(['sh', 'check.sh', 'help'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('x=7'),
  });
  expect((await judged(run(['sh', 'check.sh', 'y=7']).stdout)).err).toMatch(
    /^labcheck: The lab tiny has no parameter "y"\./,
  );
});

test('prompts around it, other line ends and lost line ends change nothing', async () => {
  const { out } = await judged(answers);
  expect(out).toMatch(/^0 of 3 points/);
  for (const pasted of [
    `alice@host:~$ sudo sh check.sh\nlabcheck is looking at this machine …\n${answers}alice@host:~$ `,
    answers.replaceAll('\n', '\r\n'),
    answers.replaceAll('\n', ''),
    answers.replaceAll('\n', ' '),
    `<labcheck-answers of an earlier try\n${answers}`,
    `\ufeff${answers}`,
  ])
    expect((await judged(pasted)).out).toBe(out);
});

test('answers that were cut short, changed, or are of another version or lab, are told apart', async () => {
  const again = 'Run the check script once more, and give all that it wrote: sudo sh check.sh > evidence\n';
  expect(await judged(answers.slice(0, -40))).toEqual({
    code: 2,
    out: '',
    err: `labcheck: evidence ends too early: the answers of the check script were cut short.\n${again}`,
  });
  const damaged = answers.slice(0, 200) + answers.slice(240);
  expect((await judged(damaged)).err).toBe(
    `labcheck: evidence cannot be read: the answers of the check script were changed on their way.\n${again}`,
  );
  expect((await judged(changed((text) => text.replace('answers/1', 'answers/9')))).err).toMatch(
    /^labcheck: evidence was made by a check script of another version of labcheck\.\n/,
  );
  expect((await judged(changed((text) => text.replace('"tiny"', '"other"')))).err).toMatch(
    /^labcheck: There is no lab "other"\./,
  );
  expect((await judged(changed((text) => text.replace('"tiny"', '{}')))).err).toMatch(/changed on their way/);
  expect((await judged(changed((text) => text.replace(/at 20.*\n/, 'at noon\n')))).err).toMatch(/^labcheck: evidence/);
});

test('a course grades answers that were handed in, and says whose and of which lab they are not', async () => {
  writeFileSync('evidence', answers);
  const course = (id: string, lab = 'tiny'): void =>
    writeFileSync(
      'course.yaml',
      `course: C\nlab: ${lab}\nstudents: [{ id: ${id}, host: "evidence:evidence", set: { kernel: Plan9 } }]\n`,
    );
  course('alice');
  const { out } = await labcheck(['--student', 'alice', '--report', 'json', '--no-save']);
  expect(JSON.parse(out)).toMatchObject({ student: { id: 'alice' }, trust: 'self-reported', grade: { earned: 0 } });
  expect((await labcheck(['picture', 'evidence'])).err).toContain('draws no picture');
  writeFileSync(
    'evidence',
    changed((text) => text.replace('"id":"self"', '"id":"bob"')),
  );
  expect((await labcheck(['--student', 'alice', '--no-save'])).err).toMatch(/is evidence of bob, not of alice\./);
  writeFileSync(
    'evidence',
    changed((text) => text.replace('"tiny"', '"other"')),
  );
  expect((await labcheck(['--student', 'alice', '--no-save'])).err).toMatch(
    /^labcheck: The evidence is of the lab other, not of tiny\.\n/,
  );
});

test('an answer of another version of its question is unknown', async () => {
  const { code, out } = await judged(changed((text) => text.replace(/ 1 (ostype:)/, ' 7 $1')));
  expect({ code, out }).toMatchObject({ code: 3, out: expect.stringMatching(/^0 to 3 of 3 points/) });
});

test('an id that would change the object itself is no answer', async () => {
  const hostile = changed((text) => text.replace(/(\n[0-9a-f]{32} \? \S+ 1 )ostype\S*/, '$1__proto__'));
  expect((await judged(hostile)).code).toBe(3);
  expect({}).not.toHaveProperty('status');
});

test('a script that was cut anywhere does nothing', () => {
  for (let end = 0; end < script.length - 12; end += 400) {
    writeFileSync('cut.sh', script.slice(0, end));
    expect(run(['sh', 'cut.sh']).stdout).toBe('');
  }
});

test('without root it says what to do, and writes nothing', () => {
  const nobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];
  expect(run([...nobody, 'sh', '-s'], script)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^This check needs root.*sudo sh check\.sh/),
  });
});

test('a tool that is missing is named', async () => {
  const { out } = await labcheck(['collect', '--set', 'tool=no-such-tool', '--script']);
  writeFileSync('other.sh', out);
  expect((await judged(run(['sh', 'other.sh']).stdout)).out).toContain('no-such-tool');
});

test('the script goes to a file, and is no larger than people read', async () => {
  expect(await labcheck(['collect', '--set', 'kernel=Plan9', '--script', '-o', 'mine.sh'])).toEqual({
    code: 0,
    out: '',
    err: '',
  });
  expect(readFileSync('mine.sh', 'utf8')).toBe(script);
  expect(script).toMatch(/^#!\/bin\/sh\n# labcheck .*\n#\n# {3}sudo sh check\.sh > evidence\n/);
});
