import { expect, test } from 'vitest';
import { addressHost } from './address-host.ts';
import { appListens } from './app-listens.ts';
import { bridgeAttached } from './bridge-attached.ts';
import { containerRunning } from './container-running.ts';
import { failInChain } from './first-in-chain.ts';
import { bundle, detail, hostNet, judge, link, network, subjectFacts } from './host.fixture.ts';
import { rootWritable } from './root-writable.ts';
import { rootfsDebian } from './rootfs-debian.ts';
import { vethPair } from './veth-pair.ts';

const started = (...args: readonly string[]) => bundle({ process: { args, cwd: '/' } });
const hooked = bundle({ hooks: { poststart: [{ path: '/root/iloverunc/network.sh' }] } });
const bridge = link('br0', ['172.20.0.1'], { kind: 'bridge', index: 3 });

test.each<[string, readonly string[]]>([
  ['start', ['sleep', 'infinity']],
  ['start', ['task7-env/bin/python3', '-m', 'uvicorn', 'main:app']],
  ['start', ['/app/task7-env/bin/uvicorn', 'main:app', '--port', '5000']],
  ['start', ['sh', '-c', 'uvicorn main:app']],
  ['command', ['uvicorn3', 'main:app']],
  ['command', ['uvicorn', 'main:application']],
  ['command', []],
])('a container that is not there is begun by %s, where process.args is %j', (way, args) => {
  const facts = { ...subjectFacts(), runc: { names: [], container: undefined } };
  expect(judge(containerRunning, { ...facts, bundle: started(...args), root: undefined })).toMatchObject({
    cause: 'absent',
    way,
  });
});

test.each([
  ['created', 'created'],
  ['paused', 'paused'],
] as const)('a container that is %s goes on by the command for it', (status, way) => {
  expect(judge(containerRunning, { ...subjectFacts({ status }), bundle: bundle(), root: undefined })).toMatchObject({
    cause: 'not-started',
    way,
  });
});

test('a root that is read-only takes a new start only where the container runs', () => {
  const readOnly = { bundle: bundle({ root: { path: 'rootfs', readonly: true } }) };
  expect(judge(rootWritable, { ...readOnly, confinement: undefined })).toMatchObject({ way: 'not-running' });
  expect(judge(rootWritable, { ...readOnly, confinement: { rootWritable: false } })).toMatchObject({ way: 'running' });
});

test('a half installed system is brought to its end while a container runs from it, else it is made again', () => {
  const built = { kind: 'directory', identity: '8:3', hostRoot: '8:2', unfinished: true, installed: 80, missing: [] };
  const half = { ...subjectFacts(), bundle: bundle(), configured: built, built };
  expect(judge(rootfsDebian, half)).toMatchObject({ cause: 'unfinished', way: 'running' });
  expect(judge(rootfsDebian, { ...half, ...subjectFacts({ status: 'stopped' }) })).toMatchObject({
    way: 'not-running',
    found: { tree: '/root/iloverunc/rootfs' },
  });
});

test('a pair is made by the hook where there is one, else by hand in the network of the container’s process', () => {
  const apart = { ...subjectFacts(), host: network(hostNet), inside: network(9), names: [] };
  expect(judge(vethPair, { ...apart, bundle: hooked })).toMatchObject({
    cause: 'absent',
    way: 'hook',
    found: { folder: '/root/iloverunc' },
  });
  expect(judge(vethPair, { ...apart, bundle: bundle() })).toMatchObject({ way: 'free', found: { pid: 70 } });
});

test('an end without an address is plugged into the bridge that has one, where there is such a bridge', () => {
  const bare = link('veth0');
  expect(judge(addressHost, { host: network(hostNet, [bare, bridge]) })).toMatchObject({
    cause: 'absent',
    way: 'bridge',
    found: { bridge: 'br0' },
  });
  expect(judge(addressHost, { host: network(hostNet, [bare]) })).not.toHaveProperty('way');
});

test.each([
  ['new', ['172.20.0.100'], [], 'br-lab'],
  ['there', ['172.20.0.100'], [bridge], 'br0'],
  ['without-address', [], [], 'br-lab'],
] as const)('an end is plugged in by the way "%s", where it has %j', (way, addresses, others, name) => {
  expect(judge(bridgeAttached, { host: network(hostNet, [link('veth0', addresses), ...others]) })).toMatchObject({
    cause: 'unattached',
    way,
    found: { bridge: name },
  });
});

test.each([
  ['config', ['python3', 'main.py']],
  ['shell', ['sleep', 'infinity']],
] as const)('an application is started otherwise in its %s, where process.args is %j', (way, args) => {
  const listeners = [{ address: '127.0.0.1', port: 5000, inode: 1 }];
  const facts = {
    ...subjectFacts(),
    inside: { ...network(9), listeners },
    details: [detail(70, { sockets: [1] })],
    bundle: started(...args),
    python: { python: true, environments: [] },
  };
  expect(judge(appListens, facts)).toMatchObject({ cause: 'loopback-only', way });
});

test.each([
  ['nft ip filter FORWARD', 'iptables', { family: 'ip', table: 'filter', chain: 'FORWARD' }],
  ['nft ip lab way', 'nft', { family: 'ip', table: 'lab', chain: 'way' }],
  ['nft inet filter forward', 'nft', { family: 'inet', table: 'filter', chain: 'forward' }],
  ['iptables-legacy nat POSTROUTING', 'legacy', { table: 'nat', chain: 'POSTROUTING' }],
])('a rule before those of %s is made by %s', (key, way, found) => {
  expect(failInChain({ key }, 'dropped', { rule: 'x' })).toMatchObject({ way, found: { ...found, rule: 'x' } });
});
