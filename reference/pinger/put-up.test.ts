import { expect, test } from 'vitest';
import { madeSandbox } from '../sandbox/made-sandbox.fixture.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { labParameters } from './parameters.ts';
import { putUp } from './put-up.ts';
import { sandboxSupplies } from './supplies.ts';
import { tearDown } from './tear-down.ts';

/**
 * All that could stay behind; the list of processes holds none of a pipe's own. The folder /run/netns, mounted on
 * itself, is a trait of `ip netns`, not of the lab.
 */
const everything = async (sandbox: Sandbox) => {
  const look =
    'find /etc /opt /root /run /srv /usr/local /var | sort; ip -br link; cut -d" " -f5 /proc/self/mountinfo; ps -e -o comm= >/tmp/all; sort /tmp/all';
  return (await sandbox.run(`ip netns add none; ip netns del none; ${look}`)).stdout.split('\n');
};

test('what was put up is taken away again, and nothing else', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  const before = await everything(sandbox);
  await putUp(sandbox, labParameters, supplies, { only: (id) => id !== 'ask' });
  expect((await sandbox.run('curl -s 10.200.7.10:8080/')).stdout).toContain('Down');
  await expect(putUp(sandbox, labParameters, supplies)).rejects.toThrow(
    'there is already: /opt/rootfs-pinger, /run/netns/pinger, /sys/class/net/veth-host',
  );
  expect(await tearDown(sandbox, 'pinger')).toEqual([]);
  expect(await everything(sandbox)).toEqual(before);
});

test('a mount of somebody else in the tree stops it before anything is taken away', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  const before = await everything(sandbox);
  await putUp(sandbox, labParameters, supplies, { only: (id) => id !== 'ask' });
  await sandbox.run(
    'mount --bind /dev /opt/rootfs-pinger/dev; mkdir "/opt/rootfs-pinger/a b"; mount -t tmpfs mine "/opt/rootfs-pinger/a b"; touch "/opt/rootfs-pinger/a b/work"',
  );
  await expect(tearDown(sandbox, 'pinger')).rejects.toThrow(
    'mounted that the reference did not mount: /opt/rootfs-pinger/dev /opt/rootfs-pinger/a\\040b.',
  );
  expect((await sandbox.run('ls "/opt/rootfs-pinger/a b"; ip netns list; curl -s 10.200.7.10:8080/')).stdout).toMatch(
    /^work\npinger.*\n.*Down/,
  );
  await sandbox.run('umount /opt/rootfs-pinger/dev "/opt/rootfs-pinger/a b"');
  expect(await tearDown(sandbox, 'pinger')).toEqual([]);
  expect(await everything(sandbox)).toEqual(before);
  expect((await sandbox.run('ls /dev/null')).status).toBe(0);
});

test('the work of somebody who built the lab anew by hand stays', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  await putUp(sandbox, labParameters, supplies, { only: (id) => !['ping', 'ask'].includes(id) });
  await sandbox.run(`kill -9 $(ip netns pids pinger) || :; ip netns delete pinger
while ip link show veth-host; do sleep .02; done >/dev/null 2>&1
rm -rf --one-file-system /opt/rootfs-pinger
mkdir -p /opt/rootfs-pinger/etc; echo mine >/opt/rootfs-pinger/etc/work; ip netns add pinger
ip link add veth-host type veth peer name veth-pinger; ip link set veth-pinger netns pinger
setsid ip netns exec pinger sleep 1000 </dev/null >/dev/null 2>&1 &
while ! ip netns pids pinger | grep -q .; do sleep .02; done`);
  expect(await tearDown(sandbox, 'pinger')).toEqual([
    'the interface veth-host',
    'the namespace pinger',
    '/opt/rootfs-pinger',
  ]);
  const { stdout } = await sandbox.run(
    'cat /opt/rootfs-pinger/etc/work; ip -br link show veth-host | cut -d@ -f1; cat /proc/$(ip netns pids pinger)/comm',
  );
  expect(stdout).toBe('mine\nveth-host\nsleep');
  await expect(tearDown(sandbox, 'pinger')).rejects.toThrow('did not build');
});

test('a process of somebody else in the namespace lives on', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  await putUp(sandbox, labParameters, supplies, { only: (id) => !['ping', 'ask'].includes(id) });
  await sandbox.run('setsid ip netns exec pinger sleep 1000 </dev/null >/dev/null 2>&1 & echo $! >/run/mine; sleep .2');
  expect(await tearDown(sandbox, 'pinger')).toEqual([]);
  expect((await sandbox.run('cat /proc/$(cat /run/mine)/comm; pgrep -x pinger || ip netns list')).stdout).toBe('sleep');
});

test('a process that only has the number of the reference’s is not ended', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  await putUp(sandbox, labParameters, supplies, { only: (id) => !['ping', 'ask'].includes(id) });
  // As if the number had been given to another process since: it began at another time, or in another boot.
  const { stdout: pids } = await sandbox.run(
    `cut -d' ' -f3 <(grep ^process /var/lib/labcheck/reference/pinger-pinger); sed -i -e '/^process/s/$/1/' /var/lib/labcheck/reference/pinger-pinger`,
  );
  await tearDown(sandbox, 'pinger');
  const alive = await sandbox.run(`for p in ${pids.replaceAll('\n', ' ')}; do cat /proc/$p/comm; done`);
  expect(alive.stdout).toBe('unshare\nbash');
});

test.each([
  ['cut in a line', 'truncate -s -3'],
  ['cut in the first line', 'truncate -s 20'],
  ['empty', 'truncate -s 0'],
  ['of other lines', 'sed -i "2s/.*/what is this/"'],
])(
  'a ledger that is damaged (%s) is named, and nothing is taken away',
  async (_, damage) => {
    const { supplies, binds } = await sandboxSupplies();
    const sandbox = await madeSandbox({ binds });
    await putUp(sandbox, labParameters, supplies, { only: (id) => id === 'netns' });
    await sandbox.run(`${damage} /var/lib/labcheck/reference/pinger-pinger`);
    await expect(tearDown(sandbox, 'pinger')).rejects.toThrow(
      '/var/lib/labcheck/reference/pinger-pinger on made is damaged or cut short'.replace('made', sandbox.name),
    );
    expect((await sandbox.run('ls -d /opt/rootfs-pinger; ip netns list')).stdout).toBe('/opt/rootfs-pinger\npinger');
  },
  30_000,
);

test('half of a lab is taken away too', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  const before = await everything(sandbox);
  await expect(putUp(sandbox, labParameters, { ...supplies, source: '/none.c' })).rejects.toThrow('"binary"');
  await tearDown(sandbox, 'pinger');
  expect(await everything(sandbox)).toEqual(before);
});

test('a student’s own work is never torn down', async () => {
  const sandbox = await madeSandbox();
  await sandbox.run('mkdir -p /opt/rootfs-pinger; ip netns add pinger');
  await expect(tearDown(sandbox, 'pinger')).rejects.toThrow('did not build');
  await expect(
    putUp(sandbox, { ...labParameters, rootfs: '/opt/../etc' }, { way: 'dnf', repository: '', source: '' }),
  ).rejects.toThrow('cannot become a root');
  expect((await sandbox.run('ls -d /opt/rootfs-pinger; ip netns list')).stdout).toBe('/opt/rootfs-pinger\npinger');
});
