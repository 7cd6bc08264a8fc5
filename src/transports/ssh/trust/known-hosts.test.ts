import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../../../model/errors.ts';
import { makeKey } from '../sshd.fixture.ts';
import { hashedName, knownName } from './host-names.ts';
import { type KnownKey, knownKeys, readKnownKeys } from './known-hosts.ts';

let folder = '';
let keys: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labcheck-known-'));
  keys = ['ed25519', 'ecdsa', 'rsa'].map((type) => makeKey(join(folder, type), type).split(' ').slice(0, 2).join(' '));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The result of OpenSSH's own reader: the line's number and its marker. */
const keygenFinds = (text: string, name: string): string[] => {
  writeFileSync(join(folder, 'known_hosts'), text);
  let out = '';
  try {
    out = execFileSync('ssh-keygen', ['-F', name, '-f', join(folder, 'known_hosts')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return [];
  }
  return [...out.matchAll(/^# Host .* found: line (\d+) ?(\w*)/gm)].map(([, line, marker]) =>
    `${line} ${marker}`.trim(),
  );
};
const marks: Readonly<Record<KnownKey['marker'], string>> = { key: '', revoked: 'REVOKED', 'cert-authority': 'CA' };
const weFind = (text: string, name: string): string[] =>
  knownKeys(text, 'f', name).map(({ line, marker }) => `${line} ${marks[marker]}`.trim());

const hosts = ['a.example', 'b.example', '10.4.0.7', '[a.example]:2222', '[10.4.0.7]:22022', 'fe80::1', '[::1]:2222'];
const patterns = [...hosts, '*', '*.example', '?.example', '10.4.*', '[*]:2222', 'A.Example', 'a?example', '*a*', 'x'];

const salted = fc
  .tuple(fc.constantFrom(...hosts), fc.uint8Array({ minLength: 20, maxLength: 20 }))
  .map(([host, salt]) => hashedName(host, Buffer.from(salt))!);
const names = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.tuple(fc.constantFrom('', '', '', '!'), fc.constantFrom(...patterns)).map((parts) => parts.join('')),
        { minLength: 1, maxLength: 4 },
      )
      .map((list) => list.join(',')),
  },
  { weight: 2, arbitrary: salted },
  { weight: 1, arbitrary: fc.constantFrom('|1|AAAA|BBBB', '|2|x|y', '|', '|1|', ',', 'a.example,') },
);
const key = fc.integer({ min: 0, max: 2 });
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '', '', '@revoked ', '@cert-authority ', '@unknown '),
        names,
        fc.constantFrom(' ', '\t', '  '),
        key,
        fc.constantFrom('', ' comment', ' # x'),
        fc.constantFrom('', ' '),
      )
      .map(([marker, host, gap, index, comment, indent]) => `${indent}${marker}${host}${gap}${keys[index]}${comment}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '# a.example ssh-ed25519 AAAA', '   ', 'a.example', '#') },
);

test('finds the very lines that ssh-keygen -F finds', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom(...hosts), fc.boolean(), (lines, name, ends) => {
      const text = lines.join('\n') + (ends ? '\n' : '');
      expect(weFind(text, name)).toEqual(keygenFinds(text, name));
    }),
    { numRuns: 300 },
  );
});

test('reads a file that ssh-keygen -H has hashed', () => {
  writeFileSync(join(folder, 'plain'), hosts.map((host) => `${host} ${keys[0]}\n`).join(''));
  execFileSync('ssh-keygen', ['-H', '-f', join(folder, 'plain')], { stdio: 'ignore' });
  const text = execFileSync('cat', [join(folder, 'plain')], { encoding: 'utf8' });
  expect(text).not.toContain('example');
  expect(hosts.map((host) => weFind(text, host))).toEqual(hosts.map((_, index) => [String(index + 1)]));
});

test('a key that does not match its own type, or is none, is passed over', () => {
  const [ed25519 = ''] = keys;
  expect(
    weFind(
      `a.example ${ed25519.replace('ssh-ed25519', 'ssh-rsa')}\na.example ssh-ed25519 !!\na.example 1024 35 123\na.example\n`,
      'a.example',
    ),
  ).toEqual([]);
});

test('hostile patterns are matched in bounded time', () => {
  const text = `${'*a'.repeat(50_000)}b ${keys[0]}\n`.repeat(3);
  expect(weFind(text, 'a'.repeat(200))).toEqual([]);
});

test('the port is part of the name, but for ssh’s own', () => {
  expect(knownName('H.Example', 22)).toBe('h.example');
  expect(knownName('H.Example', 2222)).toBe('[h.example]:2222');
});

test('a missing file holds nothing; one that cannot be read is said', async () => {
  expect(await readKnownKeys([join(folder, 'none'), '/dev/null'], 'a.example')).toEqual([]);
  await expect(readKnownKeys([folder], 'a.example')).rejects.toThrow(UsageError);
});
