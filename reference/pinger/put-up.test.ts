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
  await sandbox.run(
    'mount --bind /dev /opt/rootfs-pinger/dev; mkdir "/opt/rootfs-pinger/a b"; mount -t proc proc "/opt/rootfs-pinger/a b"; mount -t tmpfs x /opt/rootfs-pinger/mnt; mount -t tmpfs y /opt/rootfs-pinger/mnt',
  );
  expect((await sandbox.run('curl -s 10.200.7.10:8080/')).stdout).toContain('Down');
  await expect(putUp(sandbox, labParameters, supplies)).rejects.toThrow(
    'there is already: /opt/rootfs-pinger, /run/netns/pinger, /sys/class/net/veth-host',
  );
  await tearDown(sandbox, 'pinger');
  expect(await everything(sandbox)).toEqual(before);
  expect((await sandbox.run('ls /dev/null')).status).toBe(0);
}, 30_000);

test('half of a lab is taken away too', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  const before = await everything(sandbox);
  await expect(putUp(sandbox, labParameters, { ...supplies, source: '/none.c' })).rejects.toThrow('"binary"');
  await tearDown(sandbox, 'pinger');
  expect(await everything(sandbox)).toEqual(before);
}, 30_000);

test('a student’s own work is never torn down', async () => {
  const sandbox = await madeSandbox();
  await sandbox.run('mkdir -p /opt/rootfs-pinger; ip netns add pinger');
  await expect(tearDown(sandbox, 'pinger')).rejects.toThrow('did not build');
  await expect(
    putUp(sandbox, { ...labParameters, rootfs: '/opt/../etc' }, { way: 'dnf', repository: '', source: '' }),
  ).rejects.toThrow('cannot become a root');
  expect((await sandbox.run('ls -d /opt/rootfs-pinger; ip netns list')).stdout).toBe('/opt/rootfs-pinger\npinger');
});
