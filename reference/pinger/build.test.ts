import { expect, test } from 'vitest';
import { madeSandbox } from '../sandbox/made-sandbox.fixture.ts';
import { steps } from './build.ts';
import { labParameters } from './parameters.ts';
import { solve } from './solve.ts';
import { sandboxSupplies } from './supplies.ts';

const answering = /"state":"Up","message":"PING 10\.200\.7\.1 .*3 received/;

test('the whole lab stands, and goes on standing', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  const seen: string[] = [];
  await solve(sandbox, labParameters, supplies, { onProgress: ({ step, state }) => seen.push(`${step.id} ${state}`) });
  expect(seen).toEqual(steps(labParameters, supplies).flatMap(({ id }) => [`${id} begun`, `${id} done`]));

  const { stdout } = await sandbox.run(
    'curl -s http://10.200.7.10:8080/; echo; curl -s "http://10.200.7.10:8080/?ip=10.200.7.1"',
  );
  const [without = '', up = ''] = stdout.split('\n');
  expect(JSON.parse(without)).toMatchObject({ target: '', state: 'Down' });
  expect(up).toMatch(answering);

  const tree = await sandbox.run(`
    app=$(ip netns pids pinger | while read pid; do case $(readlink /proc/$pid/exe) in */pinger) echo $pid;; esac; done)
    readlink /proc/$app/root
    for kind in pid uts mnt net; do [ "$(readlink /proc/$app/ns/$kind)" = "$(readlink /proc/1/ns/$kind)" ] || echo own $kind; done
    nsenter -t $app -a --root --wd /usr/bin/ps -e -o comm=
    ls /opt/rootfs-pinger/proc | wc -l
    stat -c '%t:%T %F' /opt/rootfs-pinger/dev/null`);
  expect(tree.stdout.split('\n')).toEqual([
    '/opt/rootfs-pinger',
    'own pid',
    'own uts',
    'own mnt',
    'own net',
    'bash',
    'pinger',
    'ps',
    '0',
    '1:3 character special file',
  ]);
}, 30_000);

test('all programs of the task are in the root, in Fedora’s places, and run there', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  await solve(sandbox, labParameters, supplies, { only: (id) => id === 'packages' || id === 'devices' });
  const { stdout } = await sandbox.run(`
    cd /opt/rootfs-pinger; ls usr/bin/{passwd,bash,netstat,curl,vi,ping,ls,cat,mount,ps,id,sleep,hostname} usr/sbin/{useradd,ifconfig,ip} >/dev/null && echo all
    chroot . /bin/sh -c 'for one in bash curl; do $one --version >/dev/null || exit; done; ip -V >/dev/null && ping -V >/dev/null && vi --version >/dev/null && echo run'`);
  expect(stdout.split('\n')).toEqual(['all', 'run']);
}, 30_000);

test('other names, numbers and places', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  const parameters = {
    ...{
      x: 200,
      rootfs: "/srv/it's mine/root",
      netns: 'other',
      outer: 'out0',
      inner: 'in0',
      hostAddress: '10.{x}.0.1/30',
    },
    ...{ containerAddress: '10.{x}.0.2/30', port: 9090, app: '/opt/pinger' },
  };
  await solve(sandbox, parameters, supplies);
  expect((await sandbox.run('curl -s 10.200.0.2:9090/')).stdout).toContain('"state":"Down"');
}, 30_000);

test('a step that fails is named, with its command’s own words and a cure', async () => {
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({ binds });
  await sandbox.run('ip netns add pinger');
  await expect(solve(sandbox, labParameters, supplies, { only: (id) => id === 'netns' })).rejects.toMatchObject({
    message: `${sandbox.name}: the step "netns" (create the network namespace) failed: Cannot create namespace file "/run/netns/pinger": File exists (ip netns add pinger)`,
    cure: expect.stringContaining('labcheck reference down'),
  });
  await expect(
    solve(sandbox, labParameters, { ...supplies, source: '/none.c' }, { only: (id) => id === 'binary' }),
  ).rejects.toThrow('"binary"');
});
