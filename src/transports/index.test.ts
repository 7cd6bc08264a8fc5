import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../model/errors.ts';
import { hostUri, transportFor, transports, typedHost } from './index.ts';

test('each transport is found by its own example', () => {
  for (const { example, scheme } of transports) expect(transportFor(example).scheme).toBe(scheme);
});

test.each([
  [
    'shh://alice@10.0.0.7',
    'The host "shh://alice@10.0.0.7" has the unknown scheme "shh:". Did you mean "ssh"?',
    'Allowed are local:, ssh://user@host:port, openssh://user@host:port, sandbox:NAME, evidence:FILE.',
  ],
  ['sandbx:alice', 'The host "sandbx:alice" has the unknown scheme "sandbx:". Did you mean "sandbox"?', 'Allowed are'],
  ['ssh:', 'lacks what comes after "ssh:"', 'Write it as ssh://user@host:port'],
  ['alice.example', 'The host "alice.example" does not say how it is reached.', 'Allowed are'],
  ['10.0.0.7', 'The host "10.0.0.7" does not say how it is reached.', 'Allowed are local:'],
  ['localhost:22', 'unknown scheme "localhost:"', 'Allowed are'],
  ['local', 'The host "local" lacks its colon.', 'Write it as local:'],
  ['local://', 'The host "local://" has more than "local:".', 'Write it as local:'],
  ['sandbox:', 'The host "sandbox:" lacks what comes after "sandbox:".', 'Write it as sandbox:NAME'],
  ['evidence:', 'lacks what comes after "evidence:"', 'Write it as evidence:FILE'],
  ['runs/evidence.json', 'The host "runs/evidence.json" looks like a file.', 'Write it as evidence:runs/evidence.json'],
  ['', 'The host "" does not say how it is reached.', 'Allowed are'],
])('the host %j is refused with a cure', (uri, message, cure) => {
  const find = (): unknown => transportFor(uri);
  expect(find).toThrow(UsageError);
  expect(find).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), cure: expect.stringContaining(cure) }),
  );
});

test.each([
  ['10.4.0.7', 'ssh://10.4.0.7'],
  ['lab_7', 'ssh://lab_7'],
  ['lab-7.example:2222', 'ssh://lab-7.example:2222'],
  ['root@lab-7:2222', 'ssh://root@lab-7:2222'],
  ['fe80::1%eth0', 'ssh://[fe80::1%eth0]'],
  ['[fe80::1%25eth0]:22', 'ssh://[fe80::1%25eth0]:22'],
  ['alice@uni.example@10.4.0.7', 'ssh://alice@uni.example@10.4.0.7'],
  ['UNI\\alice@10.4.0.7', 'ssh://UNI\\alice@10.4.0.7'],
  ['local:', 'local:'],
  ['sandbox:1', 'sandbox:1'],
])('the address %s is %s', (host, full) => expect(hostUri(host).full).toBe(full));

test.each(['local', 'sandbox', 'evidence.json', 'shh://h', 'lab 7', '/etc/hosts', ''])(
  '%j is no bare address',
  (host) => expect(() => hostUri(host)).toThrow(UsageError),
);

test.each([
  ['10.4.0.7', 'ssh://10.4.0.7'],
  ['lab-7.example', 'ssh://lab-7.example'],
  ['root@lab-7:2222', 'ssh://root@lab-7:2222'],
  ['fe80::1', 'ssh://[fe80::1]'],
  ['alice', 'alice'],
  ['local', 'local'],
  ['sandbox:bob', 'sandbox:bob'],
])('typed, %s is %s', (host, uri) => expect(typedHost(host)).toBe(uri));

test('what a URI says of machine, login, file and folder', () => {
  const said = (uri: string): unknown[] => {
    const { machine, file, as, from } = hostUri(uri);
    return [machine, file, as('bob'), from('/course')];
  };
  expect(said('local:')).toEqual([undefined, undefined, 'local:', 'local:']);
  expect(said('sandbox:alice')).toEqual(['sandbox:alice', undefined, 'sandbox:alice', 'sandbox:alice']);
  expect(said('ssh://h')).toEqual(['//h', undefined, 'ssh://bob@h', 'ssh://h']);
  expect(said('evidence:a.json')).toEqual(['evidence:a.json', 'a.json', 'evidence:a.json', 'evidence:/course/a.json']);
  expect(said('evidence:/a.json')[3]).toBe('evidence:/a.json');
  expect(() => hostUri('sandbox:Alice')).toThrow('"Alice" cannot name a sandbox.');
});

test('nobody but the transports picks a URI apart', () => {
  const root = join(import.meta.dirname, '../..');
  const schemes = transports.map(({ scheme }) => scheme).join('|');
  // A scheme within a pattern, or one whose length is counted.
  const apart = new RegExp(
    String.raw`/[^/'"\n]*\b(?:open\)\?)?(?:${schemes})(?::\\/|:[)(.^/])|'(?:${schemes}):(?://)?'\.length`,
  );
  const files = ['src', 'reference'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
  );
  const sources = files.filter((file) => /(?<!\.test|\.fixture)\.ts$/.test(file));
  const picking = sources.filter((file) => apart.test(readFileSync(join(root, file), 'utf8')));
  expect(picking.filter((file) => !file.startsWith('src/transports/'))).toEqual([]);
  expect(picking.length).toBeGreaterThan(0);
});
