import { expect, test } from 'vitest';
import { hostResolver } from './resolver.ts';

const read = (said: string) => hostResolver.parse({ status: 0, bytes: Buffer.from(said) });

test('servers in their order, whatever stands between word and address; what a resolver does not know apart', () => {
  const file = `# nameserver 192.0.2.1
; nameserver 192.0.2.2

search example.org
nameserver \t 192.0.2.3
nameserver
nameserver 192.0.2.4
names server   192.0.2.5
  nameserver 192.0.2.6
  # indented
`;
  expect(read(`@file\n${file}`)).toEqual({
    kind: 'file',
    servers: ['192.0.2.3', '192.0.2.4'],
    // A keyword must start its line (resolv.conf(5)): the C library does not see an indented one.
    strange: ['names server 192.0.2.5', 'nameserver 192.0.2.6'],
  });
});

test.each(['absent', 'dangling'])('a file that is %s has no servers', (kind) => {
  expect(read(`@${kind}\n`)).toEqual({ kind, servers: [], strange: [] });
});
