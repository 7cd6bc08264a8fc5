import { expect, test } from 'vitest';
import { createLayer } from './create-layer.ts';
import { createSandbox } from './create-sandbox.ts';
import { freshName } from './made-sandbox.fixture.ts';
import { tracesOf } from './traces.fixture.ts';

test('what one sandbox left is shared by others, each of which changes its own', async () => {
  const base = freshName();
  const layer = await createLayer({ name: base }, async (sandbox) => {
    await sandbox.run(
      'mkdir -p /opt/rootfs/etc ~/rootfs; echo base > /opt/rootfs/etc/name; echo home > ~/rootfs/name; rm -r /etc/apt; mknod /opt/rootfs/null c 1 3; hostname elsewhere',
    );
  });
  const [one, two] = await Promise.all([
    createSandbox({ name: freshName(), lifetime: 'owner', layer }),
    createSandbox({ name: freshName(), lifetime: 'owner', layer }),
  ]);
  await layer.destroy();
  await one.run('echo mine > /opt/rootfs/etc/name; rm ~/rootfs/name');
  const look =
    'cat /opt/rootfs/etc/name; ls ~/rootfs; [ -e /etc/apt ] || echo no apt; : > /opt/rootfs/null && echo null; hostname; ls /home';
  expect((await one.run(look)).stdout.split('\n')).toEqual(['mine', 'no apt', 'null', one.name]);
  expect((await two.run(look)).stdout.split('\n')).toEqual(['base', 'name', 'no apt', 'null', two.name]);
  await Promise.all([one.destroy(), two.destroy()]);
  expect([base, one.name, two.name].flatMap((name) => tracesOf(name))).toEqual([]);
});

test('a layer that cannot be prepared leaves nothing', async () => {
  const name = freshName();
  await expect(
    createLayer({ name }, (sandbox) => sandbox.run('echo broken >&2; false').then(() => undefined)),
  ).rejects.toThrow('broken');
  expect(tracesOf(name)).toEqual([]);
});
