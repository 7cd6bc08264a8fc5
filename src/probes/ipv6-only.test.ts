import { expect, test } from 'vitest';
import { hostPlace } from './in-network.ts';
import { ipv6Only } from './ipv6-only.ts';

test('a socket that also takes IPv4 is none for IPv6 alone', () => {
  const socket = (port: number, more: string) => `LISTEN 0 2048 [::]:${port} [::]:* ino:2112 sk:1 cgroup:/ ${more}\n`;
  const said = socket(5000, 'v6only:1 <->') + socket(22, 'v6only:0 <->') + socket(80, 'v6only:1');
  expect(ipv6Only(hostPlace).parse({ status: 0, bytes: Buffer.from(said) })).toEqual([5000, 80]);
});
