import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isUnknown, type Unknown } from '../model/unknown.ts';
import { type Link, linksOf } from './ip-json.ts';
import { hostNetwork, type Network, networkAt } from './network.ts';
import { runScript } from './run-script.fixture.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labcheck-ip-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const commands = `ip link set lo up
ip link add va type veth peer name vb
ip link add br0 type bridge
ip link set va master br0
ip address add 10.200.7.1/24 dev br0
ip address add 10.9.0.1 peer 10.9.1.1/22 dev br0
ip address add 10.8.0.0/31 dev vb
ip address add 10.7.0.1/32 dev vb
ip address add fd00::1/64 dev vb nodad
ip link set br0 up
ip link set va up
ip link set vb up
ip link add idle type veth peer name under
ip address add 10.6.0.1/24 dev idle
unshare --net sleep 20 >/dev/null 2>&1 & other=$!
while [ /proc/$other/ns/net -ef /proc/self/ns/net ]; do :; done
ip link add far type veth peer name inner netns $other
ip route add default via 10.200.7.254`;

/** The probe's answer in a network namespace of its own, where a sed script edits the output of `ip`. */
const read = (lie = '', setUp = commands): Network | Unknown => {
  writeFileSync(join(folder, 'ip'), `#!/bin/sh\nPATH=/usr/sbin:/usr/bin:/sbin:/bin ip "$@" | sed '${lie}'\n`);
  chmodSync(join(folder, 'ip'), 0o755);
  const script = `h=/proc/self\n${hostNetwork.script}\nkill $other 2>/dev/null; true`;
  const path = lie === '' ? process.env['PATH']! : `${folder}:${process.env['PATH']}`;
  const words = ['--net', 'sh', '-c', `set -e\n${setUp}\nexport other\nexec sh "$@"`, 'sh'];
  return hostNetwork.parse(runScript({ ...hostNetwork, script }, ['unshare', ...words], { path }));
};
const summary = (links: readonly Link[]) =>
  links.map(({ name, kind, up, carrier, loopback, master, peerNamespace, addresses }) => ({
    name,
    kind,
    state: [up && 'up', carrier && 'carrier', loopback && 'loopback'].filter(Boolean).join(' '),
    ...(master === undefined ? {} : { master }),
    ...(peerNamespace === undefined ? {} : { peerNamespace }),
    addresses: addresses
      .filter(({ address }) => !address.startsWith('fe80'))
      .map(
        ({ address, prefix, family, peer }) => `${address}/${prefix} ${family}${peer === undefined ? '' : ` ${peer}`}`,
      ),
  }));

test('links, addresses and routes of a network', () => {
  const network = read() as Network;
  expect(new Set(summary(network.links))).toEqual(
    new Set([
      { name: 'va', kind: 'veth', state: 'up carrier', master: 'br0', addresses: [] },
      { name: 'vb', kind: 'veth', state: 'up carrier', addresses: ['10.8.0.0/31 4', '10.7.0.1/32 4', 'fd00::1/64 6'] },
      {
        name: 'br0',
        kind: 'bridge',
        state: 'up carrier',
        addresses: ['10.200.7.1/24 4', '10.9.0.1/22 4 10.9.1.1'],
      },
      { name: 'idle', kind: 'veth', state: '', addresses: ['10.6.0.1/24 4'] },
      { name: 'far', kind: 'veth', state: '', peerNamespace: 0, addresses: [] },
      { name: 'lo', kind: undefined, state: 'up carrier loopback', addresses: ['127.0.0.1/8 4', '::1/128 6'] },
      { name: 'under', kind: 'veth', state: '', addresses: [] },
    ]),
  );
  const [a, b] = ['va', 'vb'].map((name) => network.links.find((link) => link.name === name));
  expect([a?.peerIndex, b?.peerIndex]).toEqual([b?.index, a?.index]);
  expect(network.routes).toContainEqual({ to: '0.0.0.0/0', via: '10.200.7.254', link: 'br0' });
});

test('a network with nothing in it', () => {
  const network = read('', ':') as Network;
  expect(summary(network.links)).toEqual([{ name: 'lo', kind: undefined, state: 'loopback', addresses: [] }]);
  expect(network.routes).toEqual([]);
});

test.each([
  ['another name', 's/"ifname":"br0"/"ifname":"br1"/'],
  ['one link less', 's/"ifname":"idle",/"ifname":1,/'],
  ['another address', 's/10\\.200\\.7\\.1"/10.200.7.2"/'],
  ['an address less', 's/"local":"10.200.7.1"/"loc":"10.200.7.1"/'],
  [
    'an address of IPv4 as one of IPv6',
    's/"family":"inet","local":"10.200.7.1"/"family":"inet6","local":"10.200.7.1"/',
  ],
  ['a wider network', 's/"local":"10.200.7.1","prefixlen":24/"local":"10.200.7.1","prefixlen":16/'],
  ['a narrower network', 's/"local":"10.200.7.1","prefixlen":24/"local":"10.200.7.1","prefixlen":25/'],
  ['another network of the peer', 's/"address":"10.9.1.1"/"address":"10.9.9.1"/'],
  [
    'a link that is down as up, with another prefix',
    's/"10.6.0.1","prefixlen":24/"10.6.0.1","prefixlen":20/;s/"M-DOWN"/"UP"/g',
  ],
  ['an address of a link that is down', 's/"10.6.0.1"/"10.6.0.2"/;s/"M-DOWN"/"UP"/g'],
])('an ip that tells %s is not believed', (_, lie) => {
  expect(read(lie)).toMatchObject({ unknown: 'garbled', detail: expect.stringContaining('own tables') });
});

test('an ip that tells the truth is believed, wherever it is', () => {
  expect(isUnknown(read('s/x/x/'))).toBe(false);
});

/** The kind of network that a file is, for a shell started by some words. */
const seenAs = (file: string, words: readonly string[] = ['sh']) => {
  const probe = networkAt('network:file', `n=${file}`);
  const output = runScript(probe, words);
  return output.status === 0 ? probe.parse(output) : output.status;
};

test('a file is a network where the kernel says so', () => {
  expect(seenAs('/proc/self/ns/net')).toMatchObject({ kind: 'namespace', inode: expect.any(Number) });
  expect(seenAs('/proc/self/ns/uts')).toEqual({ kind: 'not-a-namespace' });
  expect(seenAs('/etc/passwd')).toEqual({ kind: 'not-a-namespace' });
  expect(seenAs('/nowhere')).toEqual({ kind: 'absent' });
});

test('who may enter no network says nothing of one', () => {
  const denied = 126;
  expect(seenAs('/proc/self/ns/net', ['setpriv', '--bounding-set=-sys_admin', 'sh'])).toBe(denied);
});

test('where ip has no word for ids of other networks, there are none', () => {
  const said = `4026531840
[{"ifindex":1,"ifname":"lo","flags":["LOOPBACK"]}]
[]
==> /proc/net/dev <==
    lo:       0       0

==> /proc/net/fib_trie <==
`;
  expect(hostNetwork.parse({ status: 0, bytes: Buffer.from(said) })).toMatchObject({
    inode: 4026531840,
    ids: new Map(),
  });
});

test('what is no link, or no address, is left out of what ip says', () => {
  const said = [
    { ifindex: 1 },
    { ifindex: 2, ifname: 'x' },
    {
      ifindex: 3,
      ifname: 'y',
      flags: [],
      addr_info: [
        { family: 'inet', local: '10.0.0.1' },
        { prefixlen: 8 },
        { family: 'inet', local: '10.0.0.2', prefixlen: 8 },
      ],
    },
  ];
  expect(summary(linksOf(JSON.stringify(said)))).toEqual([
    { name: 'x', kind: undefined, state: '', addresses: [] },
    { name: 'y', kind: undefined, state: '', addresses: ['10.0.0.2/8 4'] },
  ]);
  expect(linksOf('[{"ifindex":2,"ifname":"a\u0007b"}]')[0]?.name).toBe('a\u0007b');
});
