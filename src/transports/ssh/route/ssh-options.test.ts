import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import type { SshSettings } from './settings.ts';
import { optionsOf } from './ssh-options.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labcheck-options-'));
  writeFileSync(at('ssh'), `#!/bin/sh\necho asked >>${at('log')}\nexec ssh "$@"\n`);
  chmodSync(at('ssh'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The answers of ssh about some hosts by a configuration, and how often it was asked. */
const ask = async (hosts: readonly string[], lines: readonly string[], settings: SshSettings = {}) => {
  writeFileSync(at('config'), `${lines.join('\n')}\n`);
  writeFileSync(at('log'), '');
  const shared = { configFile: at('config'), ...settings };
  const all = await Promise.all(hosts.map((host) => optionsOf(parseAddress(`ssh://${host}`), shared, at('ssh'))));
  const asked = readFileSync(at('log'), 'utf8').split('\n').length - 1;
  return { asked, said: all.map((options) => ['hostname', 'user', 'port'].map((key) => options.get(key)?.[0])) };
};

test('where nothing depends on the host, ssh is asked once, and each host keeps its name', async () => {
  writeFileSync(at('more'), '# Host lab-7\n  Port 2200\n');
  const lines = [`Include ${at('more')}`, 'host = *', '  User student', '  HostKeyAlias class'];
  expect(await ask(['10.4.0.7', 'lab-8', '[fd00::9]'], lines)).toEqual({
    asked: 1,
    said: [
      ['10.4.0.7', 'student', '2200'],
      ['lab-8', 'student', '2200'],
      ['fd00::9', 'student', '2200'],
    ],
  });
});

test('another login or port is another question', async () => {
  const { asked, said } = await ask(['a', 'bob@a', 'a:23', 'bob@b'], ['User alice']);
  expect(asked).toBe(3);
  expect(said).toEqual([
    ['a', 'alice', '22'],
    ['a', 'bob', '22'],
    ['a', 'alice', '23'],
    ['b', 'bob', '22'],
  ]);
});

test.each([
  ['a block for some hosts', ['Host lab-8', '  User bob']],
  ['a block for others than the first, in a file that only they include', ['Host lab-9', '  Include FOLDER/only']],
  ['a match', ['Match host lab-8', '  User bob']],
  ['a name with a token', ['Host *', '  HostName %h.lab.example']],
  ['a token elsewhere', ['IdentityFile ~/.ssh/%n']],
  ['canonical names', ['CanonicalizeHostname no']],
])('with %s each host is asked for', async (_, lines) => {
  writeFileSync(at('only'), 'User carol\n');
  const hosts = ['lab-7', 'lab-8', 'lab-9'];
  const { asked, said } = await ask(
    hosts,
    lines.map((line) => line.replace('FOLDER', folder)),
  );
  expect(asked).toBe(3);
  // In turn, as each writes the configuration anew.
  for (const [index, host] of hosts.entries()) {
    const alone = await ask(
      [host],
      lines.map((line) => line.replace('FOLDER', folder)),
    );
    expect(alone.said).toEqual([said[index]]);
  }
});

test('a name that ssh may write otherwise is asked for by itself', async () => {
  expect(await ask(['LAB-7', 'lab-7', 'LAB-8'], ['User alice'])).toEqual({
    asked: 3,
    said: [
      ['lab-7', 'alice', '22'],
      ['lab-7', 'alice', '22'],
      ['lab-8', 'alice', '22'],
    ],
  });
});
