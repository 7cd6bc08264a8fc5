import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadLabs } from '../../checks/index.ts';
import { projectFolder } from '../../reference/project-folder.ts';
import { createSandbox } from '../../reference/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../reference/sandbox/sandbox.ts';
import { temporaryFolder } from '../documents/files/temporary-folder.fixture.ts';
import type { OpenOptions } from '../model/transport.ts';
import { transportFor } from '../transports/index.ts';
import { labcheck } from './captured-cli.fixture.ts';
import { commands } from './commands/index.ts';
import { compositionOf } from './composition.fixture.ts';

/** The real labs. References, the demonstration and proofs are built by tests of their own. */
const composition = compositionOf(await loadLabs());

/** Command lines in the help of every command. */
const ofHelp = async (): Promise<string[]> => {
  const names = commands.flatMap((one) => [
    [one.name],
    ...('commands' in one ? one.commands.map(({ name }) => [one.name, name]) : []),
  ]);
  const pages = await Promise.all([[], ...names].map((words) => labcheck([...words, '--help'], composition)));
  return pages.flatMap(({ out }) => [...out.matchAll(/^ {2}\$ (.+?)(?: {2,}.*)?$/gm)].map(([, line = '']) => line));
};

/** Command lines in the shell blocks of a page. */
const ofPage = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .filter((line) => /^(?:sudo )?labcheck\b/.test(line))
      .map((line) => line.replace(/\s+#.*$/, '')),
  );

const pages = ['README.md', ...readdirSync(join(projectFolder(), 'docs')).map((file) => `docs/${file}`)].filter(
  (file) => file.endsWith('.md'),
);
const lines = [...new Set([...(await ofHelp()), ...pages.flatMap((file) => ofPage(join(projectFolder(), file)))])];

/** The words that a shell makes of a line here, without `labcheck` itself. */
const wordsOf = (line: string): string[] =>
  execFileSync('sh', ['-c', `sudo() { "$@"; }; labcheck() { for word; do printf '%s\\0' "$word"; done; }; ${line}`], {
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);

let host: Sandbox;
const bare = temporaryFolder();
const taught = temporaryFolder();
/** Of a lab that has phases. */
const phased = temporaryFolder();

const courseOf = (lab: string): string =>
  `course: C\nlab: ${lab}\nstudents:\n  - { id: alice, group: A, host: ssh://10.4.0.7 }\n  - { id: bob, group: B, host: ssh://10.4.0.8 }\n`;

/** Every host that an example names is one sandbox, in which nothing was built. */
const reachTheSandbox = ({ uri: inside }: Sandbox): void => {
  const entered = transportFor(inside);
  if (entered.kind !== 'channel') throw new Error('a sandbox is entered, not read');
  const { open } = entered;
  for (const uri of ['local:', 'sandbox:x', 'ssh://x'])
    Object.assign(transportFor(uri), { open: (_: string, options: OpenOptions) => open(inside, options) });
  Object.assign(entered, { labOf: async () => 'pinger' });
};

beforeAll(async () => {
  host = await createSandbox({ name: `examples-${process.pid}`, lifetime: 'owner' });
  reachTheSandbox(host);
  const run = async (...words: string[]): Promise<void> => {
    const { code, err } = await labcheck(words, composition);
    if (code === 2) throw new Error(err);
  };
  for (const folder of [bare, taught]) {
    process.chdir(folder);
    writeFileSync('participants.csv', 'Name,SID,host\nAlice,alice,ssh://10.4.0.7\n');
    writeFileSync('hosts.ini', '[lab]\nalice ansible_host=10.4.0.7\n');
    writeFileSync('roster.csv', 'id,name,host\nalice,Alice,ssh://10.4.0.7\n');
  }
  process.chdir(bare);
  await run('collect', '--lab', 'pinger', '-o', 'evidence.json');
  copyFileSync('evidence.json', 'evidence');
  mkdirSync('reports/RUN/alice', { recursive: true });
  copyFileSync('evidence.json', 'reports/RUN/alice/evidence.json');
  process.chdir(taught);
  writeFileSync(
    'worksheet.csv',
    'Identifier,Full name,ID number,Status,Grade,Maximum grade,Grade can be changed,Feedback comments\r\nParticipant 1,A,alice,,,100.00,Yes,\r\n',
  );
  writeFileSync(
    'gradebook.csv',
    'Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (4711)\r\nPoints Possible,,,,,10\r\nA,1,alice,alice,S,\r\n',
  );
  writeFileSync(
    'decisions.yaml',
    'decisions:\n  - { student: bob, check: app-pings, earned: 1, reason: seen, author: t }\n',
  );
  writeFileSync('course.yaml', courseOf('pinger'));
  writeFileSync(join(phased, 'course.yaml'), courseOf('what-is-a-container'));
  mkdirSync('spring');
  copyFileSync('course.yaml', 'spring/course.yaml');
  await run('--all');
  const [made = ''] = readdirSync('reports');
  const named = '20260131T120000Z-3f9a1c';
  renameSync(join('reports', made), join('reports', named));
  for (const copy of ['reports/RUN', 'reports/monday', 'reports/friday', 'monday', 'friday'])
    cpSync(join('reports', named), copy, { recursive: true });
  for (const shard of ['1/2', '2/2']) await run('--all', '--shard', shard, '--reports', 'shards');
  return () => host.destroy();
}, 120_000);

/** Examples that speak of a class, or of a course, are typed where it lies; all others where there is none. */
const needsCourse =
  /--(?:student|all|group|shard|resume|course)\b|check-course|\b(?:merge|regrade|gradebook|show|site)\b|reports\/2026/;
const folderFor = (line: string): string =>
  needsCourse.test(line) ? (line.includes('--phase') ? phased : taught) : bare;

test.each(lines)('%s works as it is printed', async (line) => {
  process.chdir(folderFor(line));
  const { code, err } = await labcheck(wordsOf(line), composition);
  expect(code, err).not.toBe(2);
  if (process.cwd() === bare) rmSync('course.yaml', { force: true });
});

test('there are examples enough to speak of', () => expect(lines.length).toBeGreaterThan(50));
