import { expect, test } from 'vitest';
import { type Ping, ping } from './ping.ts';

const read = (said: string) => ping('10.200.7.10', 'veth-host').parse({ status: 0, bytes: Buffer.from(said) });

test.each<[string, Ping]>([
  ['misrouted\n', { sent: 0, received: 0, misrouted: { link: undefined, table: undefined } }],
  [
    'misrouted 10.200.7.10 via 192.0.2.1 dev wg0 table 100 src 192.0.2.7 uid 0 \n',
    { sent: 0, received: 0, misrouted: { link: 'wg0', table: '100' } },
  ],
  [
    '1 packets transmitted, 1 received, 0% packet loss, time 0ms\nrtt min/avg/max/mdev = 0.032/0.032/0.032/0.000 ms\n',
    { sent: 1, received: 1, misrouted: undefined },
  ],
  ['2 packets transmitted, 0 packets received, 100% packet loss\n', { sent: 2, received: 0, misrouted: undefined }],
])('%j', (said, expected) => {
  expect(read(said)).toEqual(expected);
});

test('what does not tell how many came back is no answer', () => {
  expect(() => read('ping: connect: Network is unreachable\n')).toThrow('how many packets');
});
