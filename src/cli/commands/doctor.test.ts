import { existsSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { pinger } from '../../../checks/pinger/lab.ts';
import { evidenceText } from '../../documents/files/evidence.ts';
import { sampleEvidence } from '../../documents/sample-evidence.fixture.ts';
import type { Diagnosis } from '../../grading/examine-hosts.ts';
import { obstaclesOf } from '../../grading/readiness.ts';
import type { Evidence } from '../../model/evidence.ts';
import { hostReadiness } from '../../probes/host-readiness.ts';
import { plan } from '../../stages/plan.ts';
import { toolsOf } from '../../stages/tools.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { readinessLines } from '../output/readiness-lines.ts';

beforeEach(() => {
  enterFolder();
});

const course = (students: string): void => writeFileSync('course.yaml', `course: C\nlab: tiny\nstudents:\n${students}`);

test('a host that is ready', async () => {
  const { code, out, err } = await labcheck(['doctor']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^self {2}ready {6}local:, .*Linux/);
  expect(existsSync('reports')).toBe(false);
});

test('bad hosts come first, those with one cure together, then those that are ready', async () => {
  course(`  - { id: alice, host: "local:", set: { x: 1 } }
  - { id: bob, host: "sandbox:never-made", group: A }
  - { id: carol, host: "local:", group: A, set: { tool: no-such-tool } }
  - { id: dave, host: "local:", group: B, set: { tool: no-such-tool } }
  - { id: erin, host: "evidence:none.json", group: B }
  - { id: frank, host: "evidence:frank.json", group: B }
`);
  writeFileSync('frank.json', evidenceText({ ...sampleEvidence, lab: 'tiny', student: { id: 'frank', name: 'F' } }));
  const { code, out, err } = await labcheck(['doctor', '--all']);
  expect({ code, err }).toEqual({ code: 3, err: '' });
  expect(out).toMatch(/^alice {2}ready {6}local:/m);
  expect(out).toMatch(/^bob {4}not ready {2}sandbox:never-made\n {7}No sandbox "never-made" is running\./m);
  expect(out).toMatch(
    /^carol {2}not ready {2}local:.*(?:\n {18}.*)*\ndave {3}not ready {2}local:.*(?:\n {18}.*)*\n {7}It lacks no-such-tool\. Install what is missing\.$/m,
  );
  expect(out.match(/It lacks no-such-tool/g)).toHaveLength(1);
  const order = ['bob', 'carol', 'dave', 'erin', 'alice', 'frank'];
  expect([...out.matchAll(/^(\w+) +(?:not )?ready/gm)].map(([, id]) => id)).toEqual(order);
  expect(out).toMatch(/^erin {3}not ready {2}evidence:none\.json\n {7}none\.json cannot be read/m);
  expect(out).toMatch(
    /^frank {2}ready {6}evidence:frank\.json, saved on \d{4}-\d\d-\d\d, there is no host to\n {18}ask$/m,
  );
  expect(out).toMatch(/\n\n2 of 6 hosts are ready\.\n$/);
  const group = await labcheck(['doctor', '--group', 'A']);
  expect(group.out.match(/ready {2}/g)).toHaveLength(2);
});

test('one cure for different troubles is told once', async () => {
  course(`  - { id: alice, host: "ssh://127.0.0.1:1" }
  - { id: bob, host: "local:", set: { tool: no-such-tool } }
  - { id: carol, host: "ssh://127.0.0.1:2" }
`);
  expect((await labcheck(['doctor', '--all'])).out).toMatch(
    /^alice  not ready  ssh:\/\/127\.0\.0\.1:1\n {7}Nothing listens at 127\.0\.0\.1:1\.\ncarol  not ready  ssh:\/\/127\.0\.0\.1:2\n {7}Nothing listens at 127\.0\.0\.1:2\.\n {7}Start sshd on the host, or correct the port\.\nbob /,
  );
});

test('a cure that names its host or its login is told once for all of them', () => {
  const diagnosis = (user: string, host: string): Diagnosis => ({
    request: { student: { id: user, name: user }, host: `ssh://${user}@${host}:2222` } as Diagnosis['request'],
    about: '',
    obstacles: [
      {
        says: `the host key of ${host} is not known: SHA256:${user}`,
        cure: `Trust it: ssh -p 2222 ${user}@${host} true.`,
      },
    ],
  });
  const [alice, bob] = [diagnosis('alice', '10.4.0.7'), diagnosis('bob', 'bob.example')];
  expect(readinessLines([alice, bob], 80)).toEqual([
    'alice  not ready  ssh://alice@10.4.0.7:2222',
    '       The host key of 10.4.0.7 is not known: SHA256:alice.',
    'bob    not ready  ssh://bob@bob.example:2222',
    '       The host key of bob.example is not known: SHA256:bob.',
    '       For each of them: Trust it: ssh -p 2222 LOGIN@HOST true.',
    '',
    '0 of 2 hosts are ready.',
  ]);
  expect(readinessLines([alice], 80)).toEqual([
    'alice  not ready  ssh://alice@10.4.0.7:2222',
    '       The host key of 10.4.0.7 is not known: SHA256:alice. Trust it: ssh -p',
    '       2222 alice@10.4.0.7 true.',
  ]);
});

const { failure: _, ...asked } = sampleEvidence;
const answered = (text: string, more: Partial<Evidence> = {}): Evidence => ({
  ...asked,
  collectedAt: '2026-01-01T12:00:00.000Z',
  durationMs: 2000,
  outputs: { [hostReadiness(['curl']).id]: { version: 1, round: 1, ms: 1, status: 0, text } },
  ...more,
});
const noon = Date.parse('2026-01-01T12:00:00Z') / 1000;

test.each<[name: string, text: string, expected: readonly string[]]>([
  ['is ready', `0\n${noon + 1}\n`, []],
  ['has a clock that is a little off', `0\n${noon + 50}\n`, []],
  ['has a clock that is ahead', `0\n${noon + 302}\n`, ['its clock is 5 min ahead']],
  ['has a clock that is behind', `0\n${noon - 90}\n`, ['its clock is 90 s behind']],
  ['has no clock', '0\n1000\n', ['its clock is 20454 days behind']],
  [
    'lacks everything',
    `1000\n${noon}\ncurl\n\u001b[2J\n`,
    ['the login there is user 1000, and sudo asks for a password', 'it lacks curl'],
  ],
  ['lies', 'root\n', ['it did not answer (garbled: host-readiness:curl: no user id or no time)']],
])('a host that %s', (_, text, expected) => {
  expect(obstaclesOf(answered(text), ['curl']).map(({ says }) => says)).toEqual(expected);
});

test('a host that cannot be reached says why, in the transport’s words', () => {
  const failure = { reason: 'unreachable', detail: 'nothing listens at h', cure: 'Start sshd.' } as const;
  expect(obstaclesOf(answered('', { failure }), ['curl'])).toEqual([
    { says: 'nothing listens at h', cure: 'Start sshd.' },
  ]);
});

test('a login that is refused is told as the report tells it', () => {
  const failure = { reason: 'denied', detail: 'root may not log in to h', cure: 'Put your key there.' } as const;
  expect(obstaclesOf(answered('', { failure }), ['curl'])).toEqual([
    { says: 'login or sudo failed: root may not log in to h', cure: 'Put your key there.' },
  ]);
});

test('the tools are those of the lab’s probes, of both rounds', () => {
  const tools = toolsOf(plan(pinger));
  expect(tools).toEqual(expect.arrayContaining(['curl', 'ip', 'ping', 'stat']));
  expect(tools).toEqual([...new Set(tools)].toSorted());
  expect(toolsOf(plan(pinger, {}, ['app-answers', 'app-pings', 'published']))).not.toContain('curl');
});
