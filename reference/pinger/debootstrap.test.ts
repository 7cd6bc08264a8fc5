import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { madeSandbox } from '../sandbox/made-sandbox.fixture.ts';
import { shellWord } from '../shell-word.ts';
import { thisMachine } from '../this-machine.ts';
import { installPackages } from './packages.ts';
import { labParameters } from './parameters.ts';
import { solve } from './solve.ts';
import { sandboxSupplies } from './supplies.ts';

// The only test that needs a network, a Debian mirror: half a minute. The packages are fetched outside of any sandbox,
// in a mount namespace of their own; the lab is built around them in one.
test('on Debian the root comes from its own mirror, and the lab stands on it', async () => {
  const folder = mkdtempSync('/var/tmp/labcheck-');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const fetched = join(folder, 'root');
  const fetch = shellWord(installPackages('debootstrap', fetched, ''));
  await thisMachine.run(`unshare --mount --pid --fork --kill-child --mount-proc bash -e -c ${fetch}`, {
    timeoutMs: 280_000,
  });
  const { supplies, binds } = await sandboxSupplies();
  const sandbox = await madeSandbox({
    binds: [...binds, { from: fetched, to: labParameters.rootfs, readOnly: false }],
  });
  await solve(sandbox, labParameters, supplies, { only: (id) => id !== 'packages' });
  const { stdout } = await sandbox.run(
    'cd /opt/rootfs-pinger; ls usr/bin/{passwd,bash,netstat,curl,vim.tiny,ping} usr/sbin/useradd sbin/{ifconfig,ip} | wc -l',
  );
  expect(stdout).toBe('9');
}, 300_000);
