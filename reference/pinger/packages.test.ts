import { expect, test } from 'vitest';
import { madeSandbox } from '../sandbox/made-sandbox.fixture.ts';
import { ownWay } from './packages.ts';
import { labParameters } from './parameters.ts';
import { solve } from './solve.ts';
import { sandboxSupplies } from './supplies.ts';

test.each([
  ['ID=debian\nVERSION_ID="12"', 'debootstrap'],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian', 'debootstrap'],
  ['ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.5"', 'dnf'],
  ['ID=fedora\nVERSION_ID=43', 'dnf'],
  ["PLATFORM_ID='platform:el9'\nID_LIKE='fedora'\nID='x'", 'dnf'],
])('%j fills a root by its own way', (osRelease, way) => {
  expect(ownWay(osRelease)).toBe(way);
});

test('on a machine like Rocky the packages come from its own repositories', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  await sandbox.run(`
    rm /etc/os-release
    printf 'NAME="Rocky Linux"\\nID="rocky"\\nID_LIKE="rhel centos fedora"\\nVERSION_ID="9.5"\\n' >/etc/os-release
    mkdir -p /etc/yum.repos.d
    printf '[baseos]\\nname=Rocky $releasever\\nbaseurl=file:///srv/rocky/$releasever/\\ngpgcheck=0\\n' >/etc/yum.repos.d/rocky.repo
    mkdir /srv/rocky; ln -s ${supplies.repository} /srv/rocky/9`);
  const way = ownWay((await sandbox.run('cat /etc/os-release')).stdout);
  await solve(sandbox, labParameters, { ...supplies, way, repository: '' });
  expect((await sandbox.run('cat /opt/rootfs-pinger/etc/os-release')).stdout).toContain('ID=labcheck');
}, 30_000);
