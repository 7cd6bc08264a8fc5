import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadLabs } from '../../checks/index.ts';
import { enterFolder, labcheck } from './captured-cli.fixture.ts';
import { compositionOf } from './composition.fixture.ts';
import { tinyLab } from './tiny-lab.fixture.ts';

const labs = await loadLabs();

const both = compositionOf([tinyLab, ...labs]);
const names = [tinyLab, ...labs].map(({ id }) => id).join(', ');

beforeEach(() => {
  enterFolder();
});

/**
 * Each is refused with exit code 2, nothing on standard output, one line that says what is wrong, and one with the
 * cure.
 */
const refused = async (
  line: string,
  message: string | RegExp,
  cure: string | RegExp,
  composition = both,
): Promise<void> => {
  const { code, out, err } = await labcheck(line === '' ? [] : line.split(' '), composition);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  const [first, second, ...rest] = err.split('\n');
  if (typeof message === 'string') expect(first?.slice(0, message.length + 10)).toBe(`labcheck: ${message}`);
  else expect(first).toMatch(message);
  expect(second).toMatch(cure);
  expect(rest).toEqual(['']);
};

test('where no lab is known, the labs are listed with their titles', async () => {
  const { code, out, err } = await labcheck([], both);
  const lines = [tinyLab, ...labs].map(({ id, title }) => `  ${id}: ${title}\n`);
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: `labcheck: No lab was named.\nChoose one with --lab:\n${lines.join('')}`,
  });
});

describe('what was typed', () => {
  test.each<[line: string, message: string, cure: string | RegExp]>([
    ['--lab tiny --only kernl', 'The lab tiny has no check "kernl". Did you mean "kernel"?', /^Its checks are: kernel/],
    ['--lab tiny --task 3', 'The lab tiny has no task 3.', 'Its tasks are: 1, 2.'],
    ['--lab tiny --task one', '--task cannot be "one".', 'Allowed: a whole number from 0 to 999.'],
    ['--lab pingr', 'There is no lab "pingr". Did you mean "pinger"?', `Labs: ${names}.`],
    ['--lab pinger --set x=300', 'The parameter x cannot be "300".', /^Allowed: a whole number from 0 to 2\d\d\.$/],
    [
      '--lab pinger --set netn=x',
      'The lab pinger has no parameter "netn". Did you mean "netns"?',
      /^Its parameters are: x, rootfs, netns/,
    ],
    ['--lab pinger --set x', '--set "x" is not of the form key=value.', 'Write for example --set x=7'],
    [
      '--lab pinger --skip veth-pear',
      'The lab pinger has no check "veth-pear". Did you mean "veth-pair"?',
      /^Its checks are: /,
    ],
    [
      '--lab tiny --report jsn',
      'There is no report format "jsn". Did you mean "json"?',
      'Formats of one student: terminal, html, markdown, json, junit, tap, ctrf, github, gradescope.',
    ],
    ['--lab tiny --report json:', '--report "json:" lacks the file\'s name.', /^Write --report json:FILE/],
    ['--lab tiny --report json --report tap', 'Two reports would go to standard output.', /--report FORMAT:FILE/],
    ['--lab tiny --report json:a --report tap:a', 'Two reports would go to a.', /--report FORMAT:FILE/],
    [
      '--lab tiny --host shh://alice',
      'The host "shh://alice" has the unknown scheme "shh:". Did you mean "ssh"?',
      'Allowed are local:, ssh://user@host:port, openssh://user@host:port, sandbox:NAME, evidence:FILE.',
    ],
    ['--lab tiny --host alice', 'The host "alice" does not say how it is reached.', /^Allowed are local:/],
    ['--lab tiny --hints lots', '--hints cannot be "lots".', 'Allowed: none, nudge, look, full.'],
    ['prove --lab tiny --pairs --heal', '--pairs neither records nor heals, and writes no page.', /^Leave /],
    ['prove --lab tiny --sample 5', '--sample and --seed draw pairs of mutants.', /^Add --pairs/],
    ['prove --lab tiny --pairs --sample 0', '--sample cannot be "0".', /^Allowed: a whole number from 1/],
    ['--lab tiny --timeout abc', '--timeout cannot be "abc".', 'Allowed: whole seconds from 1 to 3600.'],
    ['--lab tiny --timeout 0', '--timeout cannot be "0".', 'Allowed: whole seconds from 1 to 3600.'],
    ['--studnt alice', "unknown option '--studnt' (Did you mean --student?)", 'Run labcheck --help'],
    ['--student', "option '--student <id>' argument missing", 'Run labcheck --help'],
    ['explian', 'There is no command "explian". Did you mean "explain"?', /^Commands: list, sheet, explain, /],
    ['list all', "too many arguments for 'list'", 'Run labcheck --help'],
    ['list --lab pingr', 'There is no lab "pingr". Did you mean "pinger"?', `Labs: ${names}.`],
    ['--report json list', '--report is not an option of "labcheck list".', 'See labcheck help list'],
    [
      'explain veth-pear --lab pinger',
      'The lab pinger has no check "veth-pear". Did you mean "veth-pair"?',
      /^Its checks are: /,
    ],
    ['explain', "missing required argument 'check'", 'Run labcheck --help'],
    [
      '--student alice',
      '--student alice needs a course file, and there is no course.yaml here or in a folder above.',
      'Name it with --course FILE.',
    ],
    ['--course none.yaml', 'none.yaml cannot be read: there is no such file or folder.', /--course FILE/],
    ['judge none.json', 'none.json cannot be read: there is no such file or folder.', /labcheck collect -o/],
    [
      '--lab tiny --host evidence:none.json',
      'none.json cannot be read: there is no such file or folder.',
      /labcheck collect -o/,
    ],
    ['reference up --lab pinger --host ssh://x', 'The reference cannot be built on "ssh://x".', /^Give --host local:/],
    ['reference up --lab pinger --host local: --name x', '--host and --name exclude each other.', /^Give --name/],
    [
      'reference up --lab pinger --packages apt',
      '--packages cannot be "apt".',
      'Allowed: small-rpms, dnf, debootstrap.',
    ],
    ['reference up --lab pinger --set x=300', 'The parameter x cannot be "300".', /^Allowed: a whole number/],
    ['reference upp', "unknown command 'upp' (Did you mean up?)", 'Run labcheck --help'],
    ['--lab tiny alice', 'There is no command "alice".', /A student is named with --student\.$/],
    ['help nothing', 'There is no command "nothing".', /^Commands: /],
    [
      'judge a.json b.json --report junit',
      '--report junit holds one student, but there are 2.',
      /labcheck show RUN --report/,
    ],
  ])('labcheck %s', (line, message, cure) => refused(line, message, cure));
});

describe('files that cannot be written are known before the host is asked', () => {
  test.each<[line: string, message: RegExp]>([
    ['--report json:none/x.json', /^labcheck: none\/x\.json cannot be written: there is no such file or folder\.$/],
    ['--report json:taken', /^labcheck: taken cannot be written: it is a folder\.$/],
    [
      '--report json:course.txt/x',
      /^labcheck: course\.txt\/x cannot be written: a part of its path is not a folder\.$/,
    ],
    ['--report json:/proc/x.json', /^labcheck: \/proc\/x\.json cannot be written: /],
    ['collect -o none/x.json', /^labcheck: none\/x\.json cannot be written: /],
    [
      '--reports course.txt',
      /^labcheck: The run cannot be saved in course\.txt: a part of its path is not a folder\.$/,
    ],
    ['--reports /proc/reports', /^labcheck: The run cannot be saved in \/proc\/reports: /],
    ['demo --reports course.txt', /^labcheck: The run cannot be saved in course\.txt: /],
  ])('labcheck %s', async (line, message) => {
    mkdirSync('taken');
    writeFileSync('course.txt', '');
    // A host that takes its time would be noticed.
    await refused(
      `${line}${line.startsWith('demo') ? '' : ' --set seconds=60'}`,
      message,
      /^(?:Name a file in|Choose another folder)/,
      compositionOf([tinyLab]),
    );
  });
});

test('a course file tells all of its problems at once, with the lab’s and the hosts’ among them', async () => {
  writeFileSync(
    'course.yaml',
    `course: Containers
lab: pinger
hints: lots
students:
  - { id: alice, host: "shh://10.0.0.7", set: { x: 300 } }
  - { id: bob, host: "local:", set: { xx: 1 }, skip: [veth-pear] }
  - { id: alice, host: "sandbox:c", colour: red }
  - { id: bob, host: "sandbox:c" }
`,
  );
  const { code, out, err } = await labcheck(['--student', 'alice'], both);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  const lines = err.split('\n');
  expect(lines.slice(0, 9)).toEqual([
    expect.stringMatching(/^labcheck: course\.yaml:3:8: hints is "lots": allowed are none, nudge, look, full\.$/),
    expect.stringMatching(
      /^labcheck: course\.yaml:5:24: students\[0\]\.host: The host "shh:\/\/10\.0\.0\.7" has the unknown scheme "shh:"\. Did you mean "ssh"\? Allowed are local:, ssh:\/\/user@host:port, openssh:\/\/user@host:port, sandbox:NAME, evidence:FILE\.$/,
    ),
    expect.stringMatching(
      /^labcheck: course\.yaml:5:52: students\[0\]\.set\.x: The parameter x cannot be "300"\. Allowed: a whole number/,
    ),
    expect.stringMatching(
      /^labcheck: course\.yaml:6:39: students\[1\]\.set\.xx: The lab pinger has no parameter "xx"\. Did you mean "x"\?/,
    ),
    expect.stringMatching(
      /^labcheck: course\.yaml:6:55: students\[1\]\.skip\[0\]: The lab pinger has no check "veth-pear"\. Did you mean "veth-pair"\?/,
    ),
    'labcheck: course.yaml:7:11: students[2].id is "alice" again, as students[0].id on line 5.',
    expect.stringMatching(/^labcheck: course\.yaml:7:37: students\[2\] has an unknown key "colour"\./),
    expect.stringMatching(
      /^labcheck: course\.yaml:8:11: students\[3\]\.id is "bob" again, as students\[1\]\.id on line 6\.$/,
    ),
    'labcheck: course.yaml:8:22: students[3].host is "sandbox:c" again, as students[2].host on line 7.',
  ]);
  expect(lines[9]).toMatch(/^Correct the course file, or name another with --course FILE\./);
  expect(lines.slice(10)).toEqual(['']);
});

test('a course file of a lab that does not exist', async () => {
  writeFileSync('course.yaml', 'course: C\nlab: pingr\nstudents:\n  - { id: a, host: "local:" }\n');
  await refused(
    '',
    `course.yaml:2:6: lab: There is no lab "pingr". Did you mean "pinger"? Labs: ${names}.`,
    /^Correct/,
  );
});

test('a student whom the course does not have', async () => {
  writeFileSync(
    'course.yaml',
    'course: C\nlab: tiny\nstudents:\n  - { id: alice, host: "local:" }\n  - { id: bob, host: "local:" }\n',
  );
  await refused(
    '--student alcie',
    /^labcheck: course\.yaml has no student "alcie"\. Did you mean "alice"\?$/,
    /^Its students are: alice, bob\.$/,
  );
  await refused(
    '--student alice --student bob --host local:',
    /^labcheck: --host names one machine/,
    /^Grade them one by one/,
  );
});

test('what the host lacks costs nothing and exits with 3', async () => {
  const { code, out, err } = await labcheck(['--lab', 'tiny', '--set', 'tool=no-such-tool', '--no-save'], both);
  expect({ code, err }).toEqual({ code: 3, err: '' });
  expect(out).toMatch(/^0 to 3 of 3 points/);
  expect(out).toContain('The host has no no-such-tool.');
  expect(out).toContain('Install no-such-tool on the host, then grade it again.');
});

test('a host that does not answer in time, or a sandbox that is not there: exit 3', async () => {
  const late = await labcheck(['--lab', 'tiny', '--set', 'seconds=30', '--timeout', '1', '--no-save'], both);
  expect(late.code).toBe(3);
  expect(late.out).toMatch(/^0 to 3 of 3 points/);
  const gone = await labcheck(['--lab', 'tiny', '--host', 'sandbox:never-made', '--no-save'], both);
  expect(gone.code).toBe(3);
  expect(gone.out).toContain('no sandbox "never-made" is running');
});

test('a defect of labcheck itself is one line, with a stack only where it was asked for', async () => {
  const broken = { ...both, labs: () => Promise.reject(new TypeError('x is not\n a function')) };
  const { code, err } = await labcheck(['list'], broken);
  expect(code).toBe(2);
  expect(err).toBe(
    'labcheck: this is a defect of labcheck: x is not\\x0a a function\nPlease report it with the command that you typed; LABCHECK_DEBUG=1 shows where it happened.\n',
  );
  const loud = await labcheck(['list'], broken, { env: { LABCHECK_DEBUG: '1' } });
  expect(loud.err).toMatch(/^ {4}at /m);
});

test('text from a file cannot act on the terminal, nor forge a line', async () => {
  writeFileSync(
    'course.yaml',
    'course: C\nlab: tiny\nstudents:\n  - { id: "\\e[2J\\nlabcheck: fine", host: "local:\\u202e" }\n',
  );
  const { code, err } = await labcheck([], both);
  expect(code).toBe(2);
  // oxlint-disable-next-line no-control-regex
  expect(err).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
  expect(err).toContain('students[0].id is "\\u001b[2J\\nlabcheck: fine"');
});
