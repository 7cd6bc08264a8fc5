import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownLine, type Sshd, startSshd } from '../transports/ssh/sshd.fixture.ts';
import { enterFolder, labcheck } from './captured-cli.fixture.ts';

let gate: Sshd;
let machine: Sshd;
beforeAll(async () => {
  [gate, machine] = await Promise.all([startSshd(), startSshd()]);
});
afterAll(() => Promise.all([gate, machine].map((sshd) => sshd.stop())));

test('the jump host and the key of an ssh configuration lead to a student’s machine', async () => {
  const folder = enterFolder();
  writeFileSync('known', knownLine(gate) + knownLine(machine));
  const block = (name: string, { port, folder: own }: Sshd, ...more: readonly string[]): string =>
    [`Host ${name}`, 'HostName 127.0.0.1', `Port ${port}`, `IdentityFile ${join(own, 'key')}`, ...more].join('\n  ');
  const all = ['Host *', 'User root', 'IdentityAgent none', `UserKnownHostsFile ${join(folder, 'known')}`].join('\n  ');
  writeFileSync('lab.config', [block('alice', machine, 'ProxyJump gate'), block('gate', gate), all, ''].join('\n'));
  writeFileSync('class.csv', 'SID,Name\nalice,Alice\n');
  const made = await labcheck(['init', '--lab', 'tiny', '--from', 'class.csv', '--hosts', 'lab.config']);
  expect(made).toMatchObject({ code: 0, err: '' });

  const { code, out, err } = await labcheck(['--student', 'alice', '--report', 'json', '--no-save']);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ host: { uri: 'ssh://root@alice' }, grade: { earned: 3 } });
  expect(gate.log()).toMatch(/direct_tcpip: originator/);

  // A run that goes on reads the same configuration.
  const whole = await labcheck(['--all', '--reports', 'runs']);
  expect(whole.code).toBe(0);
  const [, run = ''] = /(runs\/[\w-]+)/.exec(whole.err + whole.out) ?? [];
  expect(JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'))).toMatchObject({
    requests: [{ ssh: { configFile: join(folder, 'lab.config') } }],
  });
});
