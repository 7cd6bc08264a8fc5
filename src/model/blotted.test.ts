import { array, assert, constantFrom, dictionary, json, oneof, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { blotted } from './blotted.ts';

test.each([
  ['DB_PASSWORD=hunter2 DB_HOST=db', 'DB_PASSWORD=█ DB_HOST=db'],
  ['{"password": "hunter2", "user": "alice"}', '{"password": "█", "user": "alice"}'],
  ['postgres://alice:hunter2@db/app', 'postgres://alice:█@db/app'],
  ['Authorization: Basic YWxpY2U6aHVudGVyMg==', 'Authorization: Basic █'],
  ['curl -H "Bearer abc.def"', 'curl -H "Bearer █"'],
  ['api_key: 0123456789', 'api_key: █'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n-----END OPENSSH PRIVATE KEY-----\nafter', '█ private key █\nafter'],
  ['-----BEGIN RSA PRIVATE KEY-----\ncut off', '█ private key █'],
  ['root:x:0:0:root:/root:/bin/bash', 'root:x:0:0:root:/root:/bin/bash'],
  ['veth-host 10.200.7.1/24 up', 'veth-host 10.200.7.1/24 up'],
])('%j is shown as %j', (text, shown) => {
  expect(blotted(text)).toBe(shown);
});

test.each([
  ['{"env":["PATH=/bin","Odd=a \\"b\\" ] c"],"cwd":"/"}', '{"env":["PATH=█","Odd=█"],"cwd":"/"}'],
  ['"args": [\n  "app",\n  "--password",\n  "two words"\n]', '"args": [\n  "app",\n  "--password",\n  "█"\n]'],
  ['"args": ["--Token=two words", "next"]', '"args": ["--Token=█", "next"]'],
  [
    '7/cmdline:--api-key\u00007/cmdline:two words\u00007/cmdline:x\u0000',
    '7/cmdline:--api-key\u00007/cmdline:█\u00007/cmdline:x\u0000',
  ],
  ['7/cmdline:--dbPass=two words\u0000', '7/cmdline:--dbPass=█\u0000'],
  ["PGPASSWORD='two words' psql", "PGPASSWORD='█' psql"],
  ['{"access_token":123,"next":[1]}', '{"access_token":"█","next":[1]}'],
  ['{"a":["DB_PASSWORD=", "DB_HOST=db"]}', '{"a":["DB_PASSWORD=", "DB_HOST=db"]}'],
  ['{"a":["export DB_PASSWORD="]}', '{"a":["export DB_PASSWORD="]}'],
  ['PASSWORD=a=b&c', 'PASSWORD=█&c'],
  ['{"op":"==","left":{"meta":{"key":"iifname"}}}', '{"op":"==","left":{"meta":{"key":"iifname"}}}'],
  ['unshare -p -f --mount-proc -u sh', 'unshare -p -f --mount-proc -u sh'],
  ['docker run -u 1000:1000 -p 8080:80 app', 'docker run -u 1000:1000 -p 8080:80 app'],
  ['PWD=/root compass 12 author: alice', 'PWD=/root compass 12 author: alice'],
  ['ssh://root@10.4.0.7 bypassed', 'ssh://root@10.4.0.7 bypassed'],
  ['/etc/passwd 0 0 644', '/etc/passwd 0 0 644'],
])('%j becomes %j', (text, shown) => expect(blotted(text)).toBe(shown));

test('a value that was asked for is no secret, whatever it is called', () => {
  const needed = ['registry.secret.example:5000', 'token-server:latest', 'DB_HOST DB_PASSWORD'];
  const text = '["token-server:latest","token-server:old"] registry.secret.example:5000 DB_PASSWORD=hunter2';
  expect(blotted(text, undefined, needed)).toBe(
    '["token-server:latest","token-server:█"] registry.secret.example:5000 DB_PASSWORD=█',
  );
});

test('a long text takes no longer than its length', () => {
  const tokens = [
    '"env":["',
    'a=',
    '-',
    '--password ',
    '"',
    'mysql ',
    '://',
    'x',
    '\\',
    '-----BEGIN PRIVATE KEY',
    '\u0000',
    ' ',
  ];
  const seconds = (text: string): number => {
    const began = performance.now();
    blotted(text);
    return performance.now() - began;
  };
  for (const token of tokens) {
    const text = token.repeat(Math.ceil(100_000 / token.length));
    seconds(text);
    expect([token, seconds(text + text + text + text) < 20 * seconds(text) + 2000]).toEqual([token, true]);
  }
});

test('JSON stays JSON, whatever is in it', () => {
  const name = oneof(constantFrom('password', 'env', 'DB_TOKEN', 'api-key', 'Authorization', '--token'), string());
  const text = tuple(name, constantFrom('=', ': ', '', ' '), string()).map((words) => words.join(''));
  const whole = dictionary(name, oneof(text, array(text), array(name), json()));
  assert(
    property(whole, (value) => void JSON.parse(blotted(JSON.stringify(value)))),
    { numRuns: 3000 },
  );
});
